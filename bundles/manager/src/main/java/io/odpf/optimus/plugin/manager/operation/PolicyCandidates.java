// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.config.model.PluginConfig;
import io.odpf.optimus.plugin.config.model.PluginEntry;
import io.odpf.optimus.plugin.manager.location.Receipt;
import io.odpf.optimus.plugin.manager.lock.LockEntry;
import io.odpf.optimus.plugin.manager.lock.LockedArtifact;
import io.odpf.optimus.plugin.manager.lock.PluginId;
import io.odpf.optimus.plugin.manager.lock.Provenance;
import io.odpf.optimus.plugin.manager.plan.Coverage;
import io.odpf.optimus.plugin.manager.plan.PluginPlan;
import io.odpf.optimus.plugin.manager.plan.WantedPlugin;
import io.odpf.optimus.plugin.manager.policy.PolicyCheck;
import io.odpf.optimus.plugin.manager.policy.PolicySubjects;
import java.util.Optional;

/** Describes the plugins of a configuration to policies. */
final class PolicyCandidates {
  private PolicyCandidates() {}

  /**
   * Describes a planned plugin whose artifact is known.
   *
   * @param preview whether this is a dry run
   */
  static PolicyCheck.Candidate of(
      PluginPlan plan, LockedArtifact artifact, Provenance provenance, boolean preview) {
    return new PolicyCheck.Candidate(
        PolicySubjects.toInstall(
            plan.id(), plan.inputs(), artifact, provenance, installedVersion(plan), preview),
        Optional.of(plan.wanted().plugin().position()));
  }

  /** Describes a plugin of a dry run, which fetches and verifies nothing. */
  static PolicyCheck.Candidate preview(PluginPlan plan) {
    Provenance expected = expected(plan.wanted());
    return plan.coverage() instanceof Coverage.Locked locked
        ? of(plan, locked.locked(), expected, true)
        : new PolicyCheck.Candidate(
            PolicySubjects.unresolved(plan.id(), plan.inputs(), expected, installedVersion(plan)),
            Optional.of(plan.wanted().plugin().position()));
  }

  /**
   * Describes a plugin of a drafted lock, whose artifact has been fetched and verified.
   *
   * @param installed the receipt of the installed plugin
   */
  static PolicyCheck.Candidate drafted(
      WantedPlugin wanted,
      PluginId id,
      LockEntry entry,
      LockedArtifact artifact,
      Optional<Receipt> installed) {
    return new PolicyCheck.Candidate(
        PolicySubjects.toInstall(
            id,
            entry.inputs(),
            artifact,
            expected(wanted),
            installed.flatMap(Receipt::version),
            true),
        Optional.of(wanted.plugin().position()));
  }

  /**
   * Describes a plugin that a rollback restores.
   *
   * @param receipt the receipt to restore
   * @param installed the receipt of the installed plugin
   */
  static PolicyCheck.Candidate restored(
      Receipt receipt, Optional<Receipt> installed, PluginConfig config) {
    return new PolicyCheck.Candidate(
        PolicySubjects.toInstall(
            receipt.id(),
            receipt.inputs(),
            receipt.artifact(),
            receipt.provenance(),
            installed.flatMap(Receipt::version),
            false),
        config.plugins().stream()
            .filter(plugin -> plugin.name().equals(receipt.plugin()))
            .findFirst()
            .map(PluginEntry::position));
  }

  private static Optional<String> installedVersion(PluginPlan plan) {
    return plan.installed().receipt().flatMap(Receipt::version);
  }

  /** Returns who vouches for a plugin once it is verified. */
  private static Provenance expected(WantedPlugin wanted) {
    return new Provenance(Optional.empty(), Optional.empty(), wanted.plugin().signer());
  }
}
