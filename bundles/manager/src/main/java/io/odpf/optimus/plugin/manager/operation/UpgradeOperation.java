// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.manager.ArtifactIdentity;
import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.InstallReport;
import io.odpf.optimus.plugin.api.manager.InstallRequest;
import io.odpf.optimus.plugin.api.manager.InstallRequest.Option;
import io.odpf.optimus.plugin.api.manager.LockRequest;
import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.UpgradeConsent;
import io.odpf.optimus.plugin.api.manager.UpgradePlan;
import io.odpf.optimus.plugin.api.manager.UpgradeReport;
import io.odpf.optimus.plugin.api.manager.UpgradeReport.Outcome;
import io.odpf.optimus.plugin.api.manager.UpgradeRequest;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.config.model.PluginConfig;
import io.odpf.optimus.plugin.manager.location.InstallLocation;
import io.odpf.optimus.plugin.manager.location.Receipt;
import io.odpf.optimus.plugin.manager.location.Receipts;
import io.odpf.optimus.plugin.manager.lock.Lock;
import io.odpf.optimus.plugin.manager.lock.LockEntry;
import io.odpf.optimus.plugin.manager.lock.LockedArtifact;
import io.odpf.optimus.plugin.manager.plan.PluginSelection;
import io.odpf.optimus.plugin.manager.plan.WantedPlugin;
import io.odpf.optimus.plugin.manager.policy.PolicyCheck;
import io.odpf.optimus.plugin.manager.source.fetch.SourceSurvey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Updates a lock to the sources' current artifacts, and installs them. Drafts the lock first, with
 * all artifacts in the store; the transaction of the install writes it.
 */
final class UpgradeOperation implements RunningOperations.Operation<UpgradeReport> {
  private final OperationContext context;
  private final UpgradeRequest request;
  private final InstallListener listener;
  private final UpgradeConsent consent;
  private final Platform platform;

  UpgradeOperation(
      OperationContext context,
      UpgradeRequest request,
      InstallListener listener,
      UpgradeConsent consent) {
    this.context = context;
    this.request = request;
    this.listener = listener;
    this.consent = consent;
    this.platform = context.platform(Optional.empty());
  }

  @Override
  public UpgradeReport run() throws PluginManagerException, InterruptedException {
    PluginConfig config = context.read(request.config());
    PluginSelection selection = new PluginSelection(config, context.registry());
    List<WantedPlugin> listed = selection.all();
    boolean all = request.plugins().isEmpty();
    List<WantedPlugin> installed =
        PluginSelection.named(selection.of(request.mode()), request.plugins(), where());
    // Also update the lock entries of plugins that only other machines install.
    List<WantedPlugin> upgraded = all ? listed : installed;
    LockOperation.Draft draft =
        new LockOperation(context, lockRequest(upgraded), listener).draft(config, listed, upgraded);
    UpgradePlan plan =
        new UpgradePlan(steps(upgraded, installed, draft, receipts(config)), newer(upgraded));
    context.hooks().policy(config).require(candidates(installed, draft, receipts(config)));
    if (plan.steps().isEmpty() && !draft.update().isChange()) {
      return report(plan, Outcome.NOTHING_TO_DO, draft);
    }
    if (request.options().contains(Option.DRY_RUN)) {
      return report(plan, Outcome.DRY_RUN, draft);
    }
    if (!consent.allows(plan)) {
      return report(plan, Outcome.DECLINED, draft);
    }
    InstallReport report =
        new InstallOperation(context, installRequest(), listener, Optional.of(draft.update()))
            .run();
    return new UpgradeReport(
        plan, Outcome.DONE, Optional.of(report), draft.networkBytes() + report.fetchedBytes());
  }

  /** Returns the plugins to install, before anyone is asked for consent. */
  private List<PolicyCheck.Candidate> candidates(
      List<WantedPlugin> installed, LockOperation.Draft draft, List<Receipt> receipts) {
    List<PolicyCheck.Candidate> candidates = new ArrayList<>();
    for (WantedPlugin plugin : installed) {
      LockEntry entry = draft.update().after().plugin(plugin.name()).orElseThrow();
      Optional<LockedArtifact> artifact = entry.on(platform);
      if (artifact.isPresent()) {
        candidates.add(
            PolicyCandidates.drafted(
                plugin,
                plugin.on(platform),
                entry,
                artifact.get(),
                receipts.stream()
                    .filter(receipt -> receipt.plugin().equals(plugin.name()))
                    .findFirst()));
      }
    }
    return candidates;
  }

  private UpgradeReport report(UpgradePlan plan, Outcome outcome, LockOperation.Draft draft) {
    return new UpgradeReport(plan, outcome, Optional.empty(), draft.networkBytes());
  }

  private String where() {
    return request.config() + " for mode " + (request.mode() == Mode.SERVER ? "server" : "client");
  }

  private LockRequest lockRequest(List<WantedPlugin> upgraded) {
    return new LockRequest(
        request.config(),
        Set.of(platform),
        Optional.of(names(upgraded)),
        request.options().contains(Option.DOWNGRADE),
        request.parallel());
  }

  private static Set<String> names(List<WantedPlugin> plugins) {
    Set<String> names = new LinkedHashSet<>();
    plugins.forEach(plugin -> names.add(plugin.name()));
    return names;
  }

  private InstallRequest installRequest() {
    return new InstallRequest(
        request.config(),
        request.plugins(),
        request.mode(),
        Optional.of(platform),
        request.options(),
        request.parallel());
  }

  private List<Receipt> receipts(PluginConfig config) throws PluginManagerException {
    List<Receipt> receipts = new ArrayList<>();
    for (Receipt receipt : new Receipts(InstallLocation.inspect(config.installLocation())).all()) {
      if (receipt.platform().equals(platform)) {
        receipts.add(receipt);
      }
    }
    return receipts;
  }

  private List<UpgradePlan.Step> steps(
      List<WantedPlugin> upgraded,
      List<WantedPlugin> installed,
      LockOperation.Draft draft,
      List<Receipt> receipts) {
    List<UpgradePlan.Step> steps = new ArrayList<>();
    Set<String> installs = names(installed);
    for (WantedPlugin plugin : upgraded) {
      LockEntry entry = draft.update().after().plugin(plugin.name()).orElseThrow();
      for (Map.Entry<Platform, LockedArtifact> next : entry.platforms().entrySet()) {
        boolean install = installs.contains(plugin.name()) && next.getKey().equals(platform);
        Optional<ArtifactIdentity> from =
            install
                ? installed(plugin, receipts)
                : locked(draft.update().before(), plugin, next.getKey());
        ArtifactIdentity to = ArtifactIdentities.of(next.getValue(), entry.inputs().version());
        boolean same =
            from.isPresent()
                && from.get().sha256().equals(to.sha256())
                && from.get().version().equals(to.version());
        if (!same) {
          steps.add(new UpgradePlan.Step(plugin.name(), next.getKey(), from, to));
        }
      }
    }
    return steps;
  }

  private static Optional<ArtifactIdentity> installed(WantedPlugin plugin, List<Receipt> receipts) {
    return receipts.stream()
        .filter(receipt -> receipt.plugin().equals(plugin.name()))
        .findFirst()
        .map(receipt -> ArtifactIdentities.of(receipt.artifact(), receipt.inputs().version()));
  }

  private static Optional<ArtifactIdentity> locked(
      Optional<Lock> lock, WantedPlugin plugin, Platform platform) {
    Optional<LockEntry> entry = lock.flatMap(it -> it.plugin(plugin.name()));
    return entry
        .flatMap(it -> it.on(platform))
        .map(it -> ArtifactIdentities.of(it, entry.get().inputs().version()));
  }

  private List<UpgradePlan.Newer> newer(List<WantedPlugin> upgraded)
      throws PluginManagerException, InterruptedException {
    List<UpgradePlan.Newer> newer = new ArrayList<>();
    List<SourceSurvey.Answer> answers =
        new SourceQuery(context, request.config(), listener)
            .run(upgraded, platform, Optional.empty(), (all, scratch) -> all);
    for (SourceSurvey.Answer answer : answers) {
      NewestVersion version = NewestVersion.of(answer);
      if (version.isNewer()) {
        newer.add(
            new UpgradePlan.Newer(
                answer.job().id().name(),
                version.current().orElseThrow(),
                version.latest().orElseThrow(),
                answer.job().wanted().plugin().position()));
      }
    }
    newer.sort(Comparator.comparing(UpgradePlan.Newer::plugin));
    return newer;
  }
}
