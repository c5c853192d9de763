// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.progress;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.command.render.CommandHints;
import io.odpf.optimus.plugin.command.render.Quantities;
import io.odpf.optimus.plugin.text.TerminalText;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Prints a line for each completed, failed or slow download. For pipes, logs and files.
 * Thread-safe.
 */
final class LineProgress implements Progress {
  /** The time between two lines about a running download, in nanoseconds. */
  private static final long REPORT_INTERVAL = 30_000_000_000L;

  private final PrintStream err;
  private final boolean platforms;
  private final boolean verbose;
  private final CommandHints hints;
  private final LongSupplier clock;

  @GuardedBy("reports")
  private final Map<String, Report> reports = new HashMap<>();

  /** The time and the received bytes of the last line about a download. */
  private record Report(long time, long bytes) {}

  /**
   * Creates a listener.
   *
   * @param clock nanoseconds from any origin
   */
  LineProgress(
      PrintStream err, boolean platforms, boolean verbose, CommandHints hints, LongSupplier clock) {
    this.err = err;
    this.platforms = platforms;
    this.verbose = verbose;
    this.hints = hints;
    this.clock = clock;
  }

  @Override
  public void downloading(String plugin, String platform, long received, OptionalLong total) {
    String label = label(plugin, platform);
    long now = clock.getAsLong();
    Report last;
    synchronized (reports) {
      last = reports.get(label);
      if (last != null && received >= last.bytes() && now - last.time() < REPORT_INTERVAL) {
        return;
      }
      reports.put(label, new Report(now, received));
    }
    if (last != null && received >= last.bytes()) {
      long rate = (long) ((received - last.bytes()) * 1e9 / (now - last.time()));
      err.println(
          label
              + ": "
              + Quantities.bytes(received)
              + (total.isPresent() ? " of " + Quantities.bytes(total.getAsLong()) : "")
              + " so far, "
              + Quantities.bytes(rate)
              + "/s");
    }
  }

  @Override
  public void recovered(String what) {
    err.println(Notice.recovered(what));
  }

  @Override
  public void warned(String plugin, Problem problem) {
    err.println(Notice.warning(plugin, hints.on(problem)));
  }

  @Override
  public void warned(Problem problem) {
    err.println(Notice.warning(hints.on(problem)));
  }

  @Override
  public void waiting(String owner) {
    err.println(Notice.waiting(owner));
  }

  @Override
  public void resolving(String plugin, String platform) {
    if (verbose) {
      err.println(label(plugin, platform) + ": asking its source");
    }
  }

  @Override
  public void retrying(
      String plugin, String platform, int attempt, int attempts, Duration delay, String reason) {
    err.println(Notice.retrying(label(plugin, platform), attempt, attempts, delay, reason));
  }

  @Override
  public void fetched(String plugin, String platform, long bytes, boolean fromStore) {
    synchronized (reports) {
      reports.remove(label(plugin, platform));
    }
    if (!fromStore) {
      err.println(label(plugin, platform) + ": downloaded " + Quantities.bytes(bytes));
    } else if (verbose) {
      err.println(label(plugin, platform) + ": " + Quantities.bytes(bytes) + " from the store");
    }
  }

  @Override
  public void mirrored(String plugin, String platform, String mirror) {
    if (verbose) {
      err.println(label(plugin, platform) + ": from the mirror " + TerminalText.line(mirror));
    }
  }

  @Override
  public void notMirrored(String plugin, String platform, String mirror) {
    if (verbose) {
      err.println(label(plugin, platform) + ": not in the mirror " + TerminalText.line(mirror));
    }
  }

  @Override
  public void writing(String name, long bytes) {
    if (verbose) {
      err.println("writing " + TerminalText.line(name) + ", " + Quantities.bytes(bytes));
    }
  }

  @Override
  public void staged(String plugin, String platform) {
    if (verbose) {
      err.println(label(plugin, platform) + ": unpacked and verified");
    }
  }

  @Override
  public void signatureVerified(String plugin, String platform, String scheme, String statement) {
    if (verbose) {
      err.println(
          label(plugin, platform)
              + ": "
              + TerminalText.line(scheme)
              + " signature verified"
              + (statement.isEmpty() ? "" : ", its signer wrote: " + TerminalText.line(statement)));
    }
  }

  @Override
  public void passedOver(String plugin, String platform, String what) {
    if (verbose) {
      err.println(label(plugin, platform) + ": skipped " + TerminalText.line(what));
    }
  }

  @Override
  public void committing() {
    if (verbose) {
      err.println("putting files in place");
    }
  }

  @Override
  public void close() {}

  private String label(String plugin, String platform) {
    return Notice.label(plugin, platform, platforms);
  }
}
