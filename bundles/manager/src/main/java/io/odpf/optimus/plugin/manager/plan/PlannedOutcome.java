// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.plan;

import io.odpf.optimus.plugin.api.manager.PluginOutcome;
import io.odpf.optimus.plugin.api.manager.PluginOutcome.Action;
import io.odpf.optimus.plugin.manager.location.Receipt;
import io.odpf.optimus.plugin.manager.lock.LockedArtifact;
import java.util.Optional;

/** Tells what an install does with a plugin, and why. */
public final class PlannedOutcome {
  private PlannedOutcome() {}

  /**
   * Returns the outcome of a plugin whose artifact is known.
   *
   * @param artifact the artifact to install
   * @param adoptable whether a foreign file has the right content and may be adopted
   */
  public static PluginOutcome of(PluginPlan plan, LockedArtifact artifact, boolean adoptable) {
    return switch (plan.state()) {
      case ABSENT -> outcome(plan, artifact, Action.INSTALLED, "new");
      case UNMANAGED ->
          adoptable
              ? outcome(plan, artifact, Action.ADOPTED, "the file is what is wanted")
              : outcome(plan, artifact, Action.INSTALLED, "replaced an unmanaged file");
      case MODIFIED ->
          adoptable
              ? outcome(plan, artifact, Action.ADOPTED, "the changed file is what is wanted")
              : replaced(plan, artifact, "it was changed by hand");
      case MISSING -> replaced(plan, artifact, "its file was missing");
      case EXPOSED -> replaced(plan, artifact, "others could change its file");
      case NOT_EXECUTABLE -> replaced(plan, artifact, "its file was not executable");
      case INTACT -> intact(plan, artifact);
    };
  }

  /**
   * Returns the outcome of a plugin that the lock does not cover, of which no artifact is known.
   */
  public static PluginOutcome of(PluginPlan plan, Coverage.Gap gap) {
    Action action =
        switch (plan.state()) {
          case ABSENT, UNMANAGED -> Action.INSTALLED;
          case MISSING, EXPOSED, NOT_EXECUTABLE, MODIFIED -> Action.REPAIRED;
          case INTACT ->
              plan.installed().receipt().orElseThrow().inputs().equals(plan.inputs())
                  ? Action.UNCHANGED
                  : Action.UPDATED;
        };
    return outcome(plan, action, gap.reason() + ", so it would be locked")
        .version(plan.wanted().plugin().version())
        .build();
  }

  private static PluginOutcome replaced(PluginPlan plan, LockedArtifact artifact, String why) {
    Optional<?> before = plan.installed().receipt().map(receipt -> receipt.artifact().binary());
    return before.equals(Optional.of(artifact.binary()))
        ? outcome(plan, artifact, Action.REPAIRED, why)
        : outcome(plan, artifact, Action.UPDATED, why + ", and something else is wanted now");
  }

  private static PluginOutcome intact(PluginPlan plan, LockedArtifact artifact) {
    return switch (plan.effect(artifact, false)) {
      case PUT -> outcome(plan, artifact, Action.UPDATED, change(plan, artifact));
      case NOTHING -> outcome(plan, artifact, Action.UNCHANGED, "up to date");
      case RECORD ->
          version(plan).equals(version(plan, artifact))
              ? outcome(plan, artifact, Action.UNCHANGED, "the same binary, described differently")
              : outcome(
                  plan,
                  artifact,
                  Action.UPDATED,
                  change(plan, artifact) + ", with the same binary");
    };
  }

  private static String change(PluginPlan plan, LockedArtifact artifact) {
    Optional<String> before = version(plan);
    Optional<String> now = version(plan, artifact);
    if (before.equals(now)) {
      return "its artifact changed";
    }
    return "version " + before.orElse("none") + " to " + now.orElse("none");
  }

  /** Returns the installed version. */
  private static Optional<String> version(PluginPlan plan) {
    return plan.installed().receipt().flatMap(Receipt::version);
  }

  /** Returns the version to install. */
  private static Optional<String> version(PluginPlan plan, LockedArtifact artifact) {
    return artifact.version().or(() -> plan.wanted().plugin().version());
  }

  private static PluginOutcome outcome(
      PluginPlan plan, LockedArtifact artifact, Action action, String reason) {
    return outcome(plan, action, reason)
        .version(version(plan, artifact))
        .binary(Optional.of(artifact.binary()))
        .build();
  }

  private static PluginOutcome.Builder outcome(PluginPlan plan, Action action, String reason) {
    return PluginOutcome.builder(plan.wanted().name(), action, reason)
        .provider(plan.wanted().plugin().provider())
        .previousVersion(action == Action.UPDATED ? version(plan) : Optional.empty());
  }
}
