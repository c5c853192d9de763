// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.manager.InstallRequest;
import io.odpf.optimus.plugin.api.manager.InstallRequest.Option;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.PluginOutcome;
import io.odpf.optimus.plugin.api.manager.PluginOutcome.Action;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.manager.disk.FileDigest;
import io.odpf.optimus.plugin.manager.disk.FileStamp;
import io.odpf.optimus.plugin.manager.location.FileState;
import io.odpf.optimus.plugin.manager.location.PluginChange;
import io.odpf.optimus.plugin.manager.location.Receipt;
import io.odpf.optimus.plugin.manager.location.Receipts;
import io.odpf.optimus.plugin.manager.lock.LockedArtifact;
import io.odpf.optimus.plugin.manager.lock.Provenance;
import io.odpf.optimus.plugin.manager.plan.Decision;
import io.odpf.optimus.plugin.manager.plan.PluginPlan;
import io.odpf.optimus.plugin.manager.source.fetch.FetchedPlugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Once everything is fetched: what becomes of each plugin, and the changes that makes it so. */
final class InstallChanges {
  private final InstallRequest request;
  private final Platform platform;
  private final Clock clock;
  private final List<PluginOutcome> outcomes = new ArrayList<>();
  private final List<PluginChange> changes = new ArrayList<>();
  private final Map<String, LockedArtifact> artifacts = new HashMap<>();

  InstallChanges(InstallRequest request, Platform platform, Clock clock) {
    this.request = request;
    this.platform = platform;
    this.clock = clock;
  }

  List<PluginOutcome> outcomes() {
    return outcomes;
  }

  List<PluginChange> changes() {
    return changes;
  }

  /** What a plugin is agreed to be now. */
  LockedArtifact artifact(String plugin) {
    return artifacts.get(plugin);
  }

  /**
   * Decides about all plugins.
   *
   * @param fetched what came of the jobs, by plugin; a plugin without a job is as it is locked
   */
  void settle(List<PluginPlan> plans, Map<String, FetchedPlugin> fetched)
      throws PluginManagerException, IOException, InterruptedException {
    List<Problem> problems = new ArrayList<>();
    for (PluginPlan plan : plans) {
      String name = plan.wanted().name();
      Optional<FetchedPlugin> result = Optional.ofNullable(fetched.get(name));
      LockedArtifact artifact =
          result.isPresent() ? result.get().artifact() : plan.coverage().artifact().orElseThrow();
      artifacts.put(name, artifact);
      boolean same = same(plan, artifact);
      boolean adoptable = same && plan.installed().inspection().exposure().isEmpty();
      if (Decision.foreign(plan) && !adoptable && !request.options().contains(Option.FORCE)) {
        problems.add(same ? exposed(plan) : different(plan, artifact));
        continue;
      }
      Decision decision = Decision.about(plan, artifact, adoptable);
      Provenance provenance = provenance(plan, artifact, result);
      outcomes.add(
          decision
              .outcome(plan, Optional.of(artifact))
              .vouchedBy(provenance.provider(), provenance.verifier()));
      change(plan, decision, artifact, provenance, result.flatMap(FetchedPlugin::binary))
          .ifPresent(changes::add);
    }
    if (!problems.isEmpty()) {
      throw new PluginManagerException(PluginManagerException.Category.FAILURE, problems, null);
    }
  }

  private static Problem different(PluginPlan plan, LockedArtifact artifact) {
    return plan.wanted()
        .problem(
            "adopt-differs",
            plan.installed().file() + " is not what would be installed, " + artifact.binary(),
            "move it away, or replace it (--force)");
  }

  private static Problem exposed(PluginPlan plan) {
    return plan.wanted()
        .problem(
            "adopt-unsafe",
            plan.installed().file()
                + " is what would be installed, but others could change it: "
                + plan.installed().inspection().exposure().orElseThrow(),
            "make it yours alone (chown, chmod go-w), or replace it (--force)");
  }

  /** Whether a file that is not ours, and is to be taken over, is what the plugin is to be. */
  private boolean same(PluginPlan plan, LockedArtifact artifact)
      throws IOException, InterruptedException {
    Path file = plan.installed().file();
    return Decision.foreign(plan)
        && request.options().contains(Option.ADOPT)
        && plan.installed().inspection().stamp().isPresent()
        && plan.installed().inspection().size() == artifact.binarySize()
        && Files.isExecutable(file)
        && FileDigest.sha256(file).equals(artifact.binary());
  }

  /** The bundles that vouch now; earlier ones still count while the bytes are unchanged. */
  private static Provenance provenance(
      PluginPlan plan, LockedArtifact artifact, Optional<FetchedPlugin> result) {
    Provenance now = result.map(FetchedPlugin::provenance).orElse(Provenance.NONE);
    return plan.installed()
        .receipt()
        .filter(receipt -> receipt.artifact().sameBytes(artifact))
        .map(receipt -> now.or(receipt.provenance()))
        .orElse(now);
  }

  private Optional<PluginChange> change(
      PluginPlan plan,
      Decision decision,
      LockedArtifact artifact,
      Provenance provenance,
      Optional<Path> binary) {
    Optional<FileStamp> found = plan.installed().inspection().stamp();
    return switch (decision.effect()) {
      case NOTHING -> Optional.empty();
      case RECORD ->
          Optional.of(
              PluginChange.record(
                  receipt(plan, artifact, provenance, installed(plan), found), found));
      case PUT ->
          Optional.of(
              PluginChange.put(
                  binary.orElseThrow(),
                  receipt(plan, artifact, provenance, clock.instant(), Optional.empty()),
                  found));
    };
  }

  private Instant installed(PluginPlan plan) {
    return plan.installed().receipt().map(Receipt::installedAt).orElseGet(clock::instant);
  }

  private Receipt receipt(
      PluginPlan plan,
      LockedArtifact artifact,
      Provenance provenance,
      Instant installedAt,
      Optional<FileStamp> stamp) {
    return new Receipt(
        plan.wanted().name(),
        platform,
        plan.inputs(),
        artifact,
        request.config().path().getFileName().toString(),
        installedAt,
        provenance,
        stamp);
  }

  /**
   * Remembers the stamps of files that had to be read because they had another one, so that the
   * next run need not.
   */
  void refresh(List<PluginPlan> plans, Receipts receipts) throws IOException {
    for (PluginPlan plan : plans) {
      Optional<FileStamp> stamp = plan.installed().inspection().stamp();
      boolean stale =
          plan.state() == FileState.INTACT
              && !plan.installed().receipt().orElseThrow().stamp().equals(stamp);
      if (stale && changes.stream().noneMatch(it -> it.plugin().equals(plan.wanted().name()))) {
        receipts.write(plan.installed().receipt().orElseThrow().stamped(stamp));
      }
    }
  }

  private static boolean sameInputs(PluginPlan plan) {
    return plan.installed().receipt().orElseThrow().inputs().equals(plan.inputs());
  }

  /** What would probably be done; nothing is asked of sources for it. */
  PluginOutcome preview(PluginPlan plan) {
    Optional<LockedArtifact> locked = plan.coverage().artifact();
    if (locked.isPresent()) {
      return Decision.about(plan, locked.get(), request.options().contains(Option.ADOPT))
          .outcome(plan, locked);
    }
    String reason = plan.coverage().gap().orElseThrow().reason();
    Action action =
        switch (plan.state()) {
          case ABSENT, UNMANAGED -> Action.INSTALLED;
          case MISSING, EXPOSED, NOT_EXECUTABLE, MODIFIED -> Action.REPAIRED;
          case INTACT -> sameInputs(plan) ? Action.UNCHANGED : Action.UPDATED;
        };
    return new Decision(action, reason + ", so it would be locked", Decision.Effect.NOTHING)
        .outcome(plan, Optional.empty());
  }
}
