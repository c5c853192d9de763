// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.manager.InstallReport;
import io.odpf.optimus.plugin.api.manager.InstallReport.LockChange;
import io.odpf.optimus.plugin.api.manager.InstallRequest.Option;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.PluginOutcome;
import io.odpf.optimus.plugin.manager.location.InstallLocation;
import io.odpf.optimus.plugin.manager.location.Receipt;
import io.odpf.optimus.plugin.manager.location.Receipts;
import io.odpf.optimus.plugin.manager.lock.Lock;
import io.odpf.optimus.plugin.manager.plan.Coverage;
import io.odpf.optimus.plugin.manager.plan.InstallPlan;
import io.odpf.optimus.plugin.manager.plan.PlannedOutcome;
import io.odpf.optimus.plugin.manager.plan.PluginPlan;
import io.odpf.optimus.plugin.manager.policy.PolicyCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Predicts the report of an install. Calls no sources and changes nothing. */
final class InstallPreview {
  private final InstallHooks hooks;
  private final InstallScope scope;
  private final Optional<Lock> lock;

  /**
   * Creates a preview.
   *
   * @param hooks have the policies
   * @param lock the lock to follow; absent if there is none
   */
  InstallPreview(InstallHooks hooks, InstallScope scope, Optional<Lock> lock) {
    this.hooks = hooks;
    this.scope = scope;
    this.lock = lock;
  }

  InstallReport report() throws PluginManagerException, InterruptedException {
    InstallLocation location = InstallLocation.inspect(scope.config().installLocation());
    List<Receipt> receipts = new Receipts(location).all();
    InstallPlan plan = scope.plan(lock, location, receipts);
    hooks.policy(scope.config()).require(candidates(plan));
    List<PluginOutcome> outcomes = new ArrayList<>();
    boolean gap = false;
    for (PluginPlan plugin : plan.plugins()) {
      gap |= plugin.coverage() instanceof Coverage.Gap;
      outcomes.add(outcome(plugin));
    }
    for (Receipt receipt : scope.unlisted(receipts)) {
      outcomes.add(Pruning.outcome(receipt));
    }
    LockChange change = lock.isEmpty() ? LockChange.CREATED : LockChange.UPDATED;
    return InstallOperation.report(scope, outcomes, gap ? change : LockChange.UNCHANGED, 0);
  }

  private static List<PolicyCheck.Candidate> candidates(InstallPlan plan) {
    return plan.plugins().stream().map(PolicyCandidates::preview).toList();
  }

  private PluginOutcome outcome(PluginPlan plan) {
    return plan.coverage() instanceof Coverage.Gap gap
        ? PlannedOutcome.of(plan, gap)
        : PlannedOutcome.of(
            plan, plan.coverage().artifact().orElseThrow(), scope.has(Option.ADOPT));
  }
}
