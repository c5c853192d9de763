// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.log;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The log of this process: a file, the last records, and followers. Thread-safe. */
public final class RuntimeLog implements AutoCloseable {
  private static final int REMEMBERED = 1_000;

  private final LogSettings settings;
  private final LogLevels levels;
  private final LogHandler handler;

  @GuardedBy("this")
  private final RotatingFile file;

  @GuardedBy("this")
  private final Deque<LogEntry> last = new ArrayDeque<>();

  private final List<Consumer<LogEntry>> followers = new CopyOnWriteArrayList<>();

  @GuardedBy("this")
  private Optional<String> failure = Optional.empty();

  private RuntimeLog(LogSettings settings, RotatingFile file) {
    this.settings = settings;
    this.file = file;
    this.levels = new LogLevels(settings.level());
    this.handler = new LogHandler(this::add);
  }

  /**
   * Opens the log, which receives all records of this process from now on.
   *
   * @throws IOException if the file cannot be written
   */
  public static RuntimeLog open(LogSettings settings) throws IOException {
    RuntimeLog log =
        new RuntimeLog(settings, RotatingFile.open(settings.file(), settings.largest()));
    log.handler.install();
    return log;
  }

  public LogSettings settings() {
    return settings;
  }

  public LogLevels levels() {
    return levels;
  }

  private void add(LogEntry entry) {
    synchronized (this) {
      if (last.size() == REMEMBERED) {
        last.removeFirst();
      }
      last.addLast(entry);
      try {
        file.append(settings.format().render(entry));
        failure = Optional.empty();
      } catch (IOException e) {
        // Callers must not fail because a record cannot be written; the status shows the failure.
        failure = Optional.of("the log " + settings.file() + " cannot be written: " + e);
      }
    }
    followers.forEach(follower -> follower.accept(entry));
  }

  /**
   * Returns the reason why the last record could not be written to the file; empty if it was
   * written.
   */
  public synchronized Optional<String> failure() {
    return failure;
  }

  /** Returns the last records, oldest first; the log remembers 1,000. */
  public synchronized List<LogEntry> last(int most) {
    List<LogEntry> all = new ArrayList<>(last);
    return List.copyOf(all.subList(Math.max(0, all.size() - most), all.size()));
  }

  /**
   * Adds a listener, which is called for each record on the logging thread, and must not throw.
   * Closing the result removes it.
   */
  public Following follow(Consumer<LogEntry> follower) {
    followers.add(follower);
    return () -> followers.remove(follower);
  }

  /** A follower of the log. */
  public interface Following extends AutoCloseable {
    @Override
    void close();
  }

  @Override
  public void close() throws IOException {
    handler.remove();
    synchronized (this) {
      file.close();
    }
  }
}
