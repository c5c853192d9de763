// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.plan;

import io.odpf.optimus.plugin.api.manager.PluginOutcome;
import io.odpf.optimus.plugin.api.manager.PluginOutcome.Action;
import io.odpf.optimus.plugin.manager.location.Receipt;
import io.odpf.optimus.plugin.manager.lock.LockedArtifact;
import java.util.Optional;

/**
 * The decision about a plugin in an install.
 *
 * @param action the action to report
 * @param reason a short reason
 * @param effect the effect on the location
 */
public record Decision(Action action, String reason, Effect effect) {

  /** The effect on the location. */
  public enum Effect {
    /** Changes nothing. */
    NOTHING,
    /** Writes the receipt. */
    RECORD,
    /** Writes the file and the receipt. */
    PUT
  }

  /**
   * Decides about a plugin.
   *
   * @param artifact the artifact to install
   * @param adoptable whether a foreign file has the right content and may be adopted
   */
  public static Decision of(PluginPlan plan, LockedArtifact artifact, boolean adoptable) {
    return switch (plan.state()) {
      case ABSENT -> new Decision(Action.INSTALLED, "new", Effect.PUT);
      case UNMANAGED ->
          adoptable
              ? new Decision(Action.ADOPTED, "the file is what is wanted", Effect.RECORD)
              : new Decision(Action.INSTALLED, "replaced an unmanaged file", Effect.PUT);
      case MODIFIED ->
          adoptable
              ? new Decision(Action.ADOPTED, "the changed file is what is wanted", Effect.RECORD)
              : replaced(plan, artifact, "it was changed by hand");
      case MISSING -> replaced(plan, artifact, "its file was missing");
      case EXPOSED -> replaced(plan, artifact, "others could change its file");
      case NOT_EXECUTABLE -> replaced(plan, artifact, "its file was not executable");
      case INTACT -> intact(plan, artifact);
    };
  }

  private static Decision replaced(PluginPlan plan, LockedArtifact artifact, String why) {
    return binary(plan).equals(Optional.of(artifact.binary()))
        ? new Decision(Action.REPAIRED, why, Effect.PUT)
        : new Decision(Action.UPDATED, why + ", and something else is wanted now", Effect.PUT);
  }

  private static Decision intact(PluginPlan plan, LockedArtifact artifact) {
    Receipt receipt = plan.installed().receipt().orElseThrow();
    if (!receipt.artifact().binary().equals(artifact.binary())) {
      return new Decision(Action.UPDATED, change(receipt, plan, artifact), Effect.PUT);
    }
    boolean same = receipt.inputs().equals(plan.inputs()) && receipt.artifact().equals(artifact);
    if (same) {
      return new Decision(Action.UNCHANGED, "up to date", Effect.NOTHING);
    }
    boolean sameVersion = receipt.version().equals(version(plan, artifact));
    return sameVersion
        ? new Decision(Action.UNCHANGED, "the same binary, described differently", Effect.RECORD)
        : new Decision(
            Action.UPDATED,
            change(receipt, plan, artifact) + ", with the same binary",
            Effect.RECORD);
  }

  private static String change(Receipt receipt, PluginPlan plan, LockedArtifact artifact) {
    Optional<String> before = receipt.version();
    Optional<String> now = version(plan, artifact);
    if (before.equals(now)) {
      return "its artifact changed";
    }
    return "version " + before.orElse("none") + " to " + now.orElse("none");
  }

  private static Optional<String> version(PluginPlan plan, LockedArtifact artifact) {
    return artifact.version().or(() -> plan.wanted().plugin().version());
  }

  private static Optional<?> binary(PluginPlan plan) {
    return plan.installed().receipt().map(receipt -> receipt.artifact().binary());
  }

  /** Returns the outcome to report. */
  public PluginOutcome outcome(PluginPlan plan, Optional<LockedArtifact> artifact) {
    Optional<String> version =
        artifact.flatMap(LockedArtifact::version).or(() -> plan.wanted().plugin().version());
    Optional<String> previous =
        action == Action.UPDATED
            ? plan.installed().receipt().flatMap(Receipt::version)
            : Optional.empty();
    return new PluginOutcome(
        plan.wanted().name(),
        action,
        plan.wanted().plugin().provider(),
        version,
        previous,
        artifact.map(LockedArtifact::binary),
        reason);
  }
}
