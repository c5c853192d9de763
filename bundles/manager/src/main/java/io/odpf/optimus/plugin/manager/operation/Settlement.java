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
import io.odpf.optimus.plugin.manager.location.Change;
import io.odpf.optimus.plugin.manager.location.FileState;
import io.odpf.optimus.plugin.manager.location.Receipt;
import io.odpf.optimus.plugin.manager.location.Receipts;
import io.odpf.optimus.plugin.manager.lock.LockedArtifact;
import io.odpf.optimus.plugin.manager.lock.Vouching;
import io.odpf.optimus.plugin.manager.plan.Decision;
import io.odpf.optimus.plugin.manager.plan.Planned;
import io.odpf.optimus.plugin.manager.source.fetch.Fetched;
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
final class Settlement {
  private final InstallRequest request;
  private final Platform platform;
  private final Clock clock;
  private final List<PluginOutcome> outcomes = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();
  private final Map<String, LockedArtifact> artifacts = new HashMap<>();

  Settlement(InstallRequest request, Platform platform, Clock clock) {
    this.request = request;
    this.platform = platform;
    this.clock = clock;
  }

  List<PluginOutcome> outcomes() {
    return outcomes;
  }

  List<Change> changes() {
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
  void settle(List<Planned> plans, Map<String, Fetched> fetched)
      throws PluginManagerException, IOException, InterruptedException {
    List<Problem> problems = new ArrayList<>();
    for (Planned plan : plans) {
      String name = plan.desired().name();
      Optional<Fetched> result = Optional.ofNullable(fetched.get(name));
      LockedArtifact artifact =
          result.isPresent() ? result.get().artifact() : plan.coverage().artifact().orElseThrow();
      artifacts.put(name, artifact);
      boolean same = same(plan, artifact);
      boolean adoptable = same && plan.present().inspection().exposure().isEmpty();
      if (Decision.foreign(plan) && !adoptable && !request.options().contains(Option.FORCE)) {
        problems.add(same ? exposed(plan) : different(plan, artifact));
        continue;
      }
      Decision decision = Decision.about(plan, artifact, adoptable);
      Vouching vouching = vouching(plan, artifact, result);
      outcomes.add(
          decision
              .outcome(plan, Optional.of(artifact))
              .vouchedBy(vouching.provider(), vouching.verifier()));
      change(plan, decision, artifact, vouching, result.flatMap(Fetched::binary))
          .ifPresent(changes::add);
    }
    if (!problems.isEmpty()) {
      throw new PluginManagerException(PluginManagerException.Category.FAILURE, problems, null);
    }
  }

  private static Problem different(Planned plan, LockedArtifact artifact) {
    return plan.desired()
        .problem(
            "adopt-differs",
            plan.present().file() + " is not what would be installed, " + artifact.binary(),
            "move it away, or replace it (--force)");
  }

  private static Problem exposed(Planned plan) {
    return plan.desired()
        .problem(
            "adopt-unsafe",
            plan.present().file()
                + " is what would be installed, but others could change it: "
                + plan.present().inspection().exposure().orElseThrow(),
            "make it yours alone (chown, chmod go-w), or replace it (--force)");
  }

  /** Whether a file that is not ours, and is to be taken over, is what the plugin is to be. */
  private boolean same(Planned plan, LockedArtifact artifact)
      throws IOException, InterruptedException {
    Path file = plan.present().file();
    return Decision.foreign(plan)
        && request.options().contains(Option.ADOPT)
        && plan.present().inspection().stamp().isPresent()
        && plan.present().inspection().size() == artifact.binarySize()
        && Files.isExecutable(file)
        && FileDigest.sha256(file).equals(artifact.binary());
  }

  /** The bundles that vouch now; earlier ones still count while the bytes are unchanged. */
  private static Vouching vouching(
      Planned plan, LockedArtifact artifact, Optional<Fetched> result) {
    Vouching now = result.map(Fetched::vouching).orElse(Vouching.NONE);
    return plan.present()
        .receipt()
        .filter(receipt -> receipt.artifact().sameBytes(artifact))
        .map(receipt -> now.or(receipt.vouching()))
        .orElse(now);
  }

  private Optional<Change> change(
      Planned plan,
      Decision decision,
      LockedArtifact artifact,
      Vouching vouching,
      Optional<Path> binary) {
    Optional<FileStamp> found = plan.present().inspection().stamp();
    return switch (decision.effect()) {
      case NOTHING -> Optional.empty();
      case RECORD ->
          Optional.of(
              Change.record(receipt(plan, artifact, vouching, installed(plan), found), found));
      case PUT ->
          Optional.of(
              Change.put(
                  binary.orElseThrow(),
                  receipt(plan, artifact, vouching, clock.instant(), Optional.empty()),
                  found));
    };
  }

  private Instant installed(Planned plan) {
    return plan.present().receipt().map(Receipt::installedAt).orElseGet(clock::instant);
  }

  private Receipt receipt(
      Planned plan,
      LockedArtifact artifact,
      Vouching vouching,
      Instant installedAt,
      Optional<FileStamp> stamp) {
    return new Receipt(
        plan.desired().name(),
        platform,
        plan.inputs(),
        artifact,
        request.config().path().getFileName().toString(),
        installedAt,
        vouching,
        stamp);
  }

  /**
   * Remembers the stamps of files that had to be read because they had another one, so that the
   * next run need not.
   */
  void refresh(List<Planned> plans, Receipts receipts) throws IOException {
    for (Planned plan : plans) {
      Optional<FileStamp> stamp = plan.present().inspection().stamp();
      boolean stale =
          plan.state() == FileState.INTACT
              && !plan.present().receipt().orElseThrow().stamp().equals(stamp);
      if (stale && changes.stream().noneMatch(it -> it.plugin().equals(plan.desired().name()))) {
        receipts.write(plan.present().receipt().orElseThrow().stamped(stamp));
      }
    }
  }

  private static boolean sameInputs(Planned plan) {
    return plan.present().receipt().orElseThrow().inputs().equals(plan.inputs());
  }

  /** What would probably be done; nothing is asked of sources for it. */
  PluginOutcome preview(Planned plan) {
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
