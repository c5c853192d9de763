// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.plan;

import io.odpf.optimus.plugin.api.manager.InstallRequest.Option;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.manager.location.FileState;
import io.odpf.optimus.plugin.manager.lock.LockInputs;
import io.odpf.optimus.plugin.manager.lock.PluginId;
import java.util.Optional;
import java.util.Set;

/**
 * A plugin to be installed: what is wanted, agreed on and present.
 *
 * @param id its key
 * @param wanted what is wanted
 * @param coverage what was agreed on
 * @param installed what is there
 */
public record PluginPlan(
    PluginId id, WantedPlugin wanted, Coverage coverage, InstalledState installed) {

  public FileState state() {
    return installed.inspection().state();
  }

  /**
   * The inputs to record in lock and receipt: the locked ones if there are any, since some of the
   * configuration's may be unknown now.
   */
  public LockInputs inputs() {
    return coverage instanceof Coverage.Locked locked ? locked.inputs() : wanted.inputs();
  }

  /**
   * Whether the file is what the lock names. If it is not, or no lock names any, the binary has to
   * come out of its artifact: what is installed does not tell what the source has.
   */
  public boolean satisfied() {
    return state() == FileState.INTACT
        && coverage.artifact().isPresent()
        && installed
            .receipt()
            .orElseThrow()
            .artifact()
            .binary()
            .equals(coverage.artifact().get().binary());
  }

  /** Why its file must not be touched, with these options; empty if it may. */
  public Optional<Problem> objection(Set<Option> options) {
    if (options.contains(Option.FORCE) || options.contains(Option.ADOPT)) {
      return Optional.empty();
    }
    if (state() == FileState.UNMANAGED) {
      return Optional.of(
          wanted.problem(
              PlanProblem.UNMANAGED_CLASH,
              installed.file() + " is there already and was not installed by this manager",
              "move it away, or take it over if its content is right (--adopt), or replace it"
                  + " (--force)"));
    }
    if (state() == FileState.MODIFIED) {
      return Optional.of(
          wanted.problem(
              PlanProblem.MODIFIED,
              installed.file() + " was changed by hand since it was installed",
              "keep a copy if you need it, then replace it (--force)"));
    }
    return Optional.empty();
  }
}
