// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.lifecycle;

import java.time.Duration;
import java.util.Optional;

/** The process of a plugin that is being stopped, or the attempt to start one, or neither. */
record StopTargets(Optional<ActiveRun> running, Optional<Launch> starting) {

  /** Ends the attempt and stops the process, or leaves the process to the next host. */
  void end(EndMode mode, Duration grace) throws InterruptedException {
    if (starting.isPresent()) {
      starting.get().cancel();
    }
    if (running.isPresent()) {
      running.get().retire(mode, grace.dividedBy(2), grace);
    }
  }
}
