// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.lifecycle;

import java.time.Duration;
import java.util.Optional;

/**
 * What a plugin that is being stopped still has: a process, an attempt to start one, or neither.
 */
record StopTargets(Optional<ActiveRun> running, Optional<Launch> starting) {

  /** Ends it; returns when only what the next host needs of it is left. */
  void end(EndMode ending, Duration grace) throws InterruptedException {
    if (starting.isPresent()) {
      starting.get().cancel();
    }
    if (running.isPresent()) {
      running.get().retire(ending, grace.dividedBy(2), grace);
    }
  }
}
