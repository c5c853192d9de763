// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.lifecycle;

import java.time.Duration;
import java.util.Optional;

/**
 * What is ended when a plugin is stopped: its process, or the attempt to start one, and the canary
 * that is observed.
 */
record StopTargets(
    Optional<ActiveRun> running, Optional<Launch> starting, Optional<Canary> canary) {

  /** Ends the attempt and stops the process, or leaves the process to the next host. */
  void end(EndMode mode, Duration grace) throws InterruptedException {
    if (starting.isPresent()) {
      starting.get().cancel();
    }
    if (canary.isPresent()) {
      canary.get().cancel();
    }
    if (running.isPresent()) {
      running.get().retire(mode, grace.dividedBy(2), grace);
    }
  }
}
