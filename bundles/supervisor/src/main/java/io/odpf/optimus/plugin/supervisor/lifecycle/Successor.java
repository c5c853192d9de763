// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.lifecycle;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.supervisor.ProcessStatus;
import java.util.Optional;

/**
 * What has become of the file that is to replace a plugin's process: observed as a canary, rejected
 * with a reason, or in use. Guarded by the plugin's lock.
 */
final class Successor {
  private Optional<Canary> canary = Optional.empty();
  private Optional<Problem> rejection = Optional.empty();
  private boolean awaited;

  /** Begins to observe a canary, in place of an earlier one. */
  void observe(Canary next) {
    callOff();
    canary = Optional.of(next);
    rejection = Optional.empty();
    awaited = true;
  }

  /** Calls the canary off, if there is one, without waiting for its end. */
  void callOff() {
    canary.ifPresent(Canary::cancelSoon);
    canary = Optional.empty();
  }

  /** Removes and returns the canary, if there is one; the caller ends it. */
  Optional<Canary> take() {
    Optional<Canary> taken = canary;
    canary = Optional.empty();
    return taken;
  }

  /** Ends the observation; returns false if the canary was called off before. */
  boolean finished(Canary observed) {
    if (canary.isEmpty() || canary.get() != observed) {
      return false;
    }
    canary = Optional.empty();
    return true;
  }

  /**
   * Records that the file is not used.
   *
   * @param running whether the process before it continues
   */
  void rejected(Problem problem, boolean running) {
    awaited = running;
    rejection = running ? Optional.of(problem) : Optional.empty();
  }

  /** Records that the process is one of the file. */
  void used() {
    awaited = false;
    rejection = Optional.empty();
  }

  /** Returns whether the process runs a file that has since been replaced. */
  boolean awaited() {
    return awaited;
  }

  /** Returns why the file is not used; empty if it is, or may still be. */
  Optional<Problem> rejection() {
    return rejection;
  }

  /** Returns the process that is observed. */
  Optional<ProcessStatus> process() {
    return canary.flatMap(Canary::process);
  }
}
