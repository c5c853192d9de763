// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.progress;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.command.console.Console;
import io.odpf.optimus.plugin.command.render.CommandHints;
import io.odpf.optimus.plugin.command.render.Quantities;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Draws progress bars at the end of a terminal, ten times a second. The drawing thread lives as
 * long as there is progress, and removes the bars when it is interrupted. Permanent lines are
 * printed above the bars. This object's monitor guards all state, including the terminal.
 */
final class LiveProgress implements Progress {
  private static final long PERIOD_MILLISECONDS = 100;
  private static final String ERASE_LINE = "\u001b[K";
  private static final String ERASE_BELOW = "\u001b[J";

  private final Console console;
  private final boolean platforms;
  private final CommandHints hints;
  private final LongSupplier clock;

  @GuardedBy("this")
  private final Downloads downloads;

  @GuardedBy("this")
  private @Nullable Thread ticker;

  @GuardedBy("this")
  private boolean closed;

  @GuardedBy("this")
  private boolean paused;

  @GuardedBy("this")
  private List<String> drawn = List.of();

  @GuardedBy("this")
  private int resolving;

  /**
   * Creates a listener.
   *
   * @param clock nanoseconds from any origin
   */
  LiveProgress(Console console, boolean platforms, CommandHints hints, LongSupplier clock) {
    this.console = console;
    this.platforms = platforms;
    this.hints = hints;
    this.clock = clock;
    this.downloads = new Downloads(clock.getAsLong());
  }

  @Override
  public synchronized void recovered(String what) {
    line(Notice.recovered(what));
  }

  @Override
  public synchronized void warned(String plugin, Problem problem) {
    line(Notice.warning(plugin, hints.on(problem)));
  }

  @Override
  public synchronized void warned(Problem problem) {
    line(Notice.warning(hints.on(problem)));
  }

  @Override
  public synchronized void waiting(String owner) {
    line(Notice.waiting(owner));
  }

  @Override
  public synchronized void planned(List<String> plugins) {
    paused = false;
    downloads.planned(platforms ? 0 : plugins.size());
  }

  @Override
  public synchronized void resolving(String plugin, String platform) {
    resolving++;
    downloads.status(Quantities.count(resolving, "source") + " asked");
    tick();
  }

  @Override
  public synchronized void downloading(
      String plugin, String platform, long received, OptionalLong total) {
    downloads.status("");
    downloads.received(label(plugin, platform), received, total, clock.getAsLong());
    tick();
  }

  @Override
  public synchronized void retrying(
      String plugin, String platform, int attempt, int attempts, Duration delay, String reason) {
    line(Notice.retrying(label(plugin, platform), attempt, attempts, delay, reason));
  }

  @Override
  public synchronized void fetched(String plugin, String platform, long bytes, boolean fromStore) {
    downloads.finished(label(plugin, platform));
  }

  @Override
  public synchronized void failed(String plugin, String platform, Problem problem) {
    downloads.stopped(label(plugin, platform));
  }

  @Override
  public synchronized void committing() {
    downloads.status("putting files in place");
  }

  @Override
  public synchronized void pause() {
    paused = true;
    write(erased());
    drawn = List.of();
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      write(erased());
      drawn = List.of();
      notifyAll();
    }
  }

  /** Draws the current progress. */
  synchronized void draw() {
    if (closed || paused) {
      return;
    }
    int width = console.width().getAsInt();
    List<String> lines = downloads.frame(clock.getAsLong()).lines(width, console.unicode());
    StringBuilder text = new StringBuilder(up(width));
    for (String line : lines) {
      text.append(line).append(ERASE_LINE).append('\n');
    }
    drawn = lines;
    write(text.append(ERASE_BELOW));
  }

  @GuardedBy("this")
  private void line(String text) {
    if (!closed) {
      write(erased().append(text).append('\n'));
      drawn = List.of();
    }
  }

  @GuardedBy("this")
  private StringBuilder erased() {
    return drawn.isEmpty()
        ? new StringBuilder()
        : new StringBuilder(up(console.width().getAsInt())).append(ERASE_BELOW);
  }

  /**
   * Returns the sequence that moves the cursor to the first drawn line. Counts the rows that the
   * lines take at the terminal's current width.
   */
  @GuardedBy("this")
  private String up(int width) {
    int rows = 0;
    for (String line : drawn) {
      boolean broken = console.reflows() && line.length() > width;
      rows += broken ? (line.length() + width - 1) / width : 1;
    }
    return rows == 0 ? "" : "\r\u001b[" + rows + "A";
  }

  @GuardedBy("this")
  private void write(StringBuilder text) {
    if (text.length() > 0) {
      console.err().print(text);
      console.err().flush();
    }
  }

  @GuardedBy("this")
  private void tick() {
    paused = false;
    if (ticker == null && !closed) {
      ticker = new Thread(this::run, Progress.THREAD);
      ticker.setDaemon(true);
      ticker.start();
    }
  }

  private synchronized void run() {
    try {
      while (!closed) {
        wait(PERIOD_MILLISECONDS);
        draw();
      }
    } catch (InterruptedException e) {
      // Interrupted because another part of the program needs the terminal.
      close();
    }
  }

  private String label(String plugin, String platform) {
    return Notice.label(plugin, platform, platforms);
  }
}
