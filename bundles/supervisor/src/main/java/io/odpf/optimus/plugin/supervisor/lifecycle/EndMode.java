// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.lifecycle;

import java.time.Duration;

/** How the use of a process by this host ends. */
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

  /** Ends the use; a stopped process has ended when this returns. */
  abstract void end(PluginRun run, Duration grace) throws InterruptedException;
}
