// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.progress;

import io.odpf.optimus.plugin.api.manager.Problem;
import io.odpf.optimus.plugin.command.render.Quantities;
import java.io.PrintStream;
import java.time.Duration;

/** A line for whatever is complete or went wrong; for pipes, logs and files. */
final class LineProgress implements Progress {
  private final PrintStream err;
  private final boolean platforms;
  private final boolean verbose;

  LineProgress(PrintStream err, boolean platforms, boolean verbose) {
    this.err = err;
    this.platforms = platforms;
    this.verbose = verbose;
  }

  @Override
  public void recovered(String what) {
    err.println(Notice.recovered(what));
  }

  @Override
  public void warned(Problem problem) {
    err.println(Notice.warning(problem));
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
    if (!fromStore) {
      err.println(label(plugin, platform) + ": downloaded " + Quantities.bytes(bytes));
    } else if (verbose) {
      err.println(label(plugin, platform) + ": " + Quantities.bytes(bytes) + " from the store");
    }
  }

  @Override
  public void staged(String plugin, String platform) {
    if (verbose) {
      err.println(label(plugin, platform) + ": unpacked and verified");
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
