// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.plan;

import io.odpf.optimus.plugin.api.manager.InstallRequest.Option;
import io.odpf.optimus.plugin.api.manager.Problem;
import io.odpf.optimus.plugin.manager.install.FileState;
import io.odpf.optimus.plugin.manager.install.Receipt;
import io.odpf.optimus.plugin.manager.lock.LockedArtifact;
import java.util.Optional;
import java.util.Set;

/**
 * A plugin to be installed: what is wanted, agreed on and present.
 *
 * @param desired what is wanted
 * @param coverage what was agreed on
 * @param present what is there
 */
public record Planned(Desired desired, Coverage coverage, Present present) {

  public FileState state() {
    return present.inspection().state();
  }

  /** Whether the file is what the lock names. */
  public boolean satisfied() {
    return state() == FileState.INTACT
        && coverage.artifact().isPresent()
        && present
            .receipt()
            .orElseThrow()
            .artifact()
            .binary()
            .equals(coverage.artifact().get().binary());
  }

  /**
   * What is known about the plugin: what is locked; else what is installed, if that came from the
   * same description.
   */
  public Optional<LockedArtifact> known() {
    if (coverage.artifact().isPresent()) {
      return coverage.artifact();
    }
    Optional<Receipt> receipt = present.receipt();
    return receipt.isPresent() && receipt.get().inputs().equals(desired.inputs())
        ? Optional.of(receipt.get().artifact())
        : Optional.empty();
  }

  /** Whether the new binary is wanted, whatever the source says. */
  public boolean needsBinary() {
    if (coverage.artifact().isPresent()) {
      return !satisfied();
    }
    return state() != FileState.INTACT || known().isEmpty();
  }

  /** Why its file must not be touched, with these options; empty if it may. */
  public Optional<Problem> objection(Set<Option> options) {
    if (options.contains(Option.FORCE) || options.contains(Option.ADOPT)) {
      return Optional.empty();
    }
    if (state() == FileState.UNMANAGED) {
      return Optional.of(
          desired.problem(
              "unmanaged-clash",
              present.file() + " is there already and was not installed by this manager",
              "move it away, or take it over if its content is right (--adopt), or replace it"
                  + " (--force)"));
    }
    if (state() == FileState.MODIFIED) {
      return Optional.of(
          desired.problem(
              "modified",
              present.file() + " was changed by hand since it was installed",
              "keep a copy if you need it, then replace it (--force)"));
    }
    return Optional.empty();
  }
}
