// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.trial;

import io.odpf.optimus.plugin.supervisor.log.LastWords;
import io.odpf.optimus.plugin.supervisor.log.LineSplitter;
import io.odpf.optimus.plugin.supervisor.log.LogEntryReader;
import io.odpf.optimus.plugin.supervisor.process.ProcessGroups;
import io.odpf.optimus.plugin.supervisor.process.SocketDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process with its pipes read to their ends, and its directory for sockets. Thread-safe. */
final class TrialProcess implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(TrialProcess.class.getName());

  /** A child of the plugin may hold the pipes for longer than the plugin lives. */
  private static final Duration AFTER_EXIT = Duration.ofMillis(500);

  private static final Duration AFTER_KILL = Duration.ofSeconds(5);

  private final Process process;
  private final SocketDirectory sockets;
  private final ProcessGroups groups;
  private final long started = System.nanoTime();
  private final TrialOutput output = new TrialOutput();
  private final CompletableFuture<Void> errorsRead = new CompletableFuture<>();
  private final LastWords lastWords = new LastWords();

  private TrialProcess(Process process, SocketDirectory sockets, ProcessGroups groups) {
    this.process = process;
    this.sockets = sockets;
    this.groups = groups;
  }

  /**
   * Follows a process.
   *
   * @param groups has the process's group already
   * @param threads creates the two threads that read
   */
  static TrialProcess follow(
      String plugin,
      Process process,
      SocketDirectory sockets,
      ProcessGroups groups,
      Clock clock,
      ThreadFactory threads) {
    TrialProcess followed = new TrialProcess(process, sockets, groups);
    LogEntryReader reader = new LogEntryReader(plugin, clock);
    threads.newThread(() -> followed.output.readAll(process.getInputStream())).start();
    threads.newThread(() -> followed.readErrors(reader)).start();
    return followed;
  }

  private void readErrors(LogEntryReader reader) {
    LineSplitter lines = new LineSplitter(line -> lastWords.add(reader.read(line)));
    try (InputStream errors = process.getErrorStream()) {
      lines.readAll(errors);
    } catch (IOException e) {
      lines.end();
    } finally {
      errorsRead.complete(null);
    }
  }

  /**
   * Waits for the first line; empty if the process ends without one.
   *
   * @throws TimeoutException if there is none in time
   */
  String firstLine(Duration timeout) throws TimeoutException, InterruptedException {
    return get(output.first(), timeout).text();
  }

  /** Returns the time from the start to the first line, which was read. */
  Duration timeToFirstLine() {
    return Duration.ofNanos(output.first().join().nanos() - started);
  }

  String laterOutput() {
    return output.rest();
  }

  List<String> lastLines() {
    return lastWords.lines();
  }

  boolean alive() {
    return process.isAlive();
  }

  /** Waits for the exit; returns the exit code, or empty if it does not come in time. */
  OptionalInt awaitExit(Duration timeout) throws InterruptedException {
    if (!process.waitFor(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
      return OptionalInt.empty();
    }
    awaitPipes();
    return OptionalInt.of(process.exitValue());
  }

  /** Waits a moment for what the process wrote last. */
  private void awaitPipes() throws InterruptedException {
    try {
      get(CompletableFuture.allOf(output.read(), errorsRead), AFTER_EXIT);
    } catch (TimeoutException e) {
      // A child of the process holds a pipe.
    }
  }

  private static <T> T get(CompletableFuture<T> future, Duration timeout)
      throws TimeoutException, InterruptedException {
    try {
      return future.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Kills the process with everything that it started, and removes its sockets. */
  @Override
  public void close() {
    try {
      groups.signal(process.pid(), "KILL");
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "the plugin's children cannot be signalled", e);
    }
    process.destroyForcibly();
    try {
      if (!process.waitFor(AFTER_KILL.toNanos(), TimeUnit.NANOSECONDS)) {
        LOG.log(Level.WARNING, "the process {0} cannot be ended", process.pid());
      }
      groups.remove(process.pid());
      sockets.close();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "cannot remove everything of the process " + process.pid(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
