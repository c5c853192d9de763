// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import java.util.Objects;
import java.util.Optional;

/**
 * The result of an upgrade.
 *
 * @param plan the plan
 * @param outcome whether the plan was executed
 * @param install the installed plugins; present for {@link Outcome#DONE}
 * @param fetchedBytes the number of artifact bytes received over the network
 */
public record UpgradeReport(
    UpgradePlan plan, Outcome outcome, Optional<InstallReport> install, long fetchedBytes) {

  /** Whether the plan was executed. */
  public enum Outcome {
    DONE,
    /** Everything is up to date. */
    NOTHING_TO_DO,
    /** Consent was refused; nothing has changed. */
    DECLINED,
    /** It was a dry run; nothing has changed. */
    DRY_RUN
  }

  public UpgradeReport {
    Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(install, "install");
  }
}
