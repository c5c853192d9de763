// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.plan;

import io.odpf.optimus.plugin.api.manager.InstallRequest.Option;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.manager.location.FileState;
import io.odpf.optimus.plugin.manager.location.Receipt;
import io.odpf.optimus.plugin.manager.lock.LockInputs;
import io.odpf.optimus.plugin.manager.lock.LockedArtifact;
import io.odpf.optimus.plugin.manager.lock.PluginId;
import java.util.Optional;
import java.util.Set;

/**
 * The plan for a plugin: its configuration, lock and installed state.
 *
 * @param id the key of the plugin
 * @param wanted the plugin in the configuration
 * @param coverage the plugin in the lock
 * @param installed the plugin in the install location
 */
public record PluginPlan(
    PluginId id, WantedPlugin wanted, Coverage coverage, InstalledState installed) {

  /** The effect of an install on the location. */
  public enum Effect {
    /** Changes nothing. */
    NOTHING,
    /** Writes the receipt. */
    RECORD,
    /** Writes the file and the receipt. */
    PUT
  }

  /**
   * Returns the effect of installing an artifact.
   *
   * @param adoptable whether a foreign file has the right content and may be adopted
   */
  public Effect effect(LockedArtifact artifact, boolean adoptable) {
    if (adoptable && isForeign()) {
      return Effect.RECORD;
    }
    if (state() != FileState.INTACT) {
      return Effect.PUT;
    }
    Receipt receipt = installed.receipt().orElseThrow();
    if (!receipt.artifact().binary().equals(artifact.binary())) {
      return Effect.PUT;
    }
    boolean same = receipt.inputs().equals(inputs()) && receipt.artifact().equals(artifact);
    return same ? Effect.NOTHING : Effect.RECORD;
  }

  /** Returns the state of the installed file. */
  public FileState state() {
    return installed.inspection().state();
  }

  /** Returns whether a file exists that this manager did not put there. */
  public boolean isForeign() {
    return state() == FileState.UNMANAGED || state() == FileState.MODIFIED;
  }

  /**
   * Returns the inputs to record in the lock and the receipt. Prefers the locked ones, since some
   * of the configuration's may be unknown now.
   */
  public LockInputs inputs() {
    return coverage instanceof Coverage.Locked locked ? locked.inputs() : wanted.inputs();
  }

  /**
   * Returns whether the installed file is the locked one. If not, or if the plugin is not locked,
   * the binary has to be fetched.
   */
  public boolean isSatisfied() {
    return state() == FileState.INTACT
        && coverage.artifact().isPresent()
        && installed
            .receipt()
            .orElseThrow()
            .artifact()
            .binary()
            .equals(coverage.artifact().get().binary());
  }

  /** Returns why the options forbid replacing the file; empty if they do not. */
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
