// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.lifecycle;

import java.util.Optional;

/**
 * The processes of one plugin: the one that is called, the attempt to start one, and the successor.
 * Guarded by the plugin's lock.
 */
final class PluginProcesses {
  private final Successor successor = new Successor();
  private Optional<ActiveRun> active = Optional.empty();
  private Optional<Launch> launch = Optional.empty();

  Successor successor() {
    return successor;
  }

  /** Returns the process that can be called, if there is one. */
  Optional<ActiveRun> active() {
    return active;
  }

  boolean isActive(ActiveRun run) {
    return active.isPresent() && active.get() == run;
  }

  /** Takes a process into use; an attempt to start another one is called off. */
  void use(ActiveRun fresh) {
    active = Optional.of(fresh);
    launch.ifPresent(Launch::cancelSoon);
    launch = Optional.empty();
    successor.used();
  }

  /** Forgets the process that was called. */
  void lose() {
    active = Optional.empty();
  }

  /** Begins an attempt in place of an earlier one. */
  void launch(Launch next) {
    launch.ifPresent(Launch::cancelSoon);
    launch = Optional.of(next);
  }

  boolean isLaunching() {
    return launch.isPresent();
  }

  /** Ends an attempt; returns false if it was called off before. */
  boolean launched(Launch attempt) {
    if (!isLaunching(attempt)) {
      return false;
    }
    launch = Optional.empty();
    return true;
  }

  boolean isLaunching(Launch attempt) {
    return launch.isPresent() && launch.get() == attempt;
  }

  /** Removes and returns all of them; the caller ends them. */
  StopTargets takeAll() {
    StopTargets all = new StopTargets(active, launch, successor.take());
    active = Optional.empty();
    launch = Optional.empty();
    return all;
  }
}
