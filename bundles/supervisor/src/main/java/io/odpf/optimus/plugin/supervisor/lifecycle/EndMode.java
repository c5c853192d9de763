// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.lifecycle;

import java.time.Duration;

/** How this host's use of a process ends. */
enum EndMode {
  /** The process is stopped. */
  STOP {
    @Override
    void end(PluginRun run, Duration grace) throws InterruptedException {
      run.stop(grace);
    }
  },
  /** The process is left to the next host if possible, else stopped. */
  LEAVE {
    @Override
    void end(PluginRun run, Duration grace) throws InterruptedException {
      run.leave(grace);
    }
  };

  /** Returns when nothing of a stopped process is left. */
  abstract void end(PluginRun run, Duration grace) throws InterruptedException;
}
