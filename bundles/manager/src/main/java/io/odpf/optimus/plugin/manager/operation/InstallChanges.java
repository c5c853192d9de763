// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.manager.InstallRequest.Option;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.PluginOutcome;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.manager.disk.FileDigest;
import io.odpf.optimus.plugin.manager.disk.FileStamp;
import io.odpf.optimus.plugin.manager.location.FileState;
import io.odpf.optimus.plugin.manager.location.PluginChange;
import io.odpf.optimus.plugin.manager.location.Receipt;
import io.odpf.optimus.plugin.manager.location.Receipts;
import io.odpf.optimus.plugin.manager.lock.LockBuilder;
import io.odpf.optimus.plugin.manager.lock.LockedArtifact;
import io.odpf.optimus.plugin.manager.lock.PluginId;
import io.odpf.optimus.plugin.manager.lock.Provenance;
import io.odpf.optimus.plugin.manager.plan.InstallPlan;
import io.odpf.optimus.plugin.manager.plan.InstalledState;
import io.odpf.optimus.plugin.manager.plan.PlannedOutcome;
import io.odpf.optimus.plugin.manager.plan.PluginPlan;
import io.odpf.optimus.plugin.manager.plan.WantedPlugin;
import io.odpf.optimus.plugin.manager.policy.PolicyCheck;
import io.odpf.optimus.plugin.manager.source.fetch.FetchedBatch;
import io.odpf.optimus.plugin.manager.source.fetch.FetchedPlugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The changes of an install, after all fetches.
 *
 * @param plan the plan of the install
 * @param fetched the fetched plugins
 * @param changes the changes to the location
 * @param outcomes the outcomes to report
 */
record InstallChanges(
    InstallPlan plan,
    FetchedBatch fetched,
    List<PluginChange> changes,
    List<PluginOutcome> outcomes) {
  InstallChanges {
    changes = List.copyOf(changes);
    outcomes = List.copyOf(outcomes);
  }

  /**
   * Determines the changes of an install.
   *
   * @param fetched the results of the jobs; plugins without a job keep their locked artifacts
   * @param now the time for new receipts
   * @throws PluginManagerException if an existing file must not be replaced
   */
  static InstallChanges of(InstallPlan plan, FetchedBatch fetched, InstallScope scope, Instant now)
      throws PluginManagerException, IOException, InterruptedException {
    List<PluginChange> changes = new ArrayList<>();
    List<PluginOutcome> outcomes = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (PluginPlan plugin : plan.plugins()) {
      Optional<FetchedPlugin> result = fetched.plugin(plugin.id());
      LockedArtifact artifact = artifact(plugin, fetched);
      boolean same = scope.has(Option.ADOPT) && matches(plugin, artifact);
      boolean adoptable = same && plugin.installed().inspection().exposure().isEmpty();
      if (plugin.isForeign() && !adoptable && !scope.has(Option.FORCE)) {
        problems.add(same ? exposed(plugin) : different(plugin, artifact));
        continue;
      }
      Provenance provenance = provenance(plugin, artifact, result);
      outcomes.add(
          PlannedOutcome.of(plugin, artifact, adoptable)
              .vouchedBy(provenance.provider(), provenance.verifier()));
      Optional<FileStamp> found = plugin.installed().inspection().stamp();
      switch (plugin.effect(artifact, adoptable)) {
        case RECORD -> {
          Instant installedAt = plugin.installed().receipt().map(Receipt::installedAt).orElse(now);
          Receipt receipt = receipt(plugin, artifact, scope, installedAt, provenance, found);
          changes.add(new PluginChange.WriteReceipt(receipt, found));
        }
        case PUT -> {
          Path binary = result.flatMap(FetchedPlugin::binary).orElseThrow();
          Receipt receipt = receipt(plugin, artifact, scope, now, provenance, Optional.empty());
          changes.add(new PluginChange.Put(binary, receipt, found));
        }
        case NOTHING -> {}
      }
    }
    if (!problems.isEmpty()) {
      throw new PluginManagerException(PluginManagerException.Category.FAILURE, problems, null);
    }
    for (InstalledState removal : plan.removals()) {
      Receipt receipt = removal.receipt().orElseThrow();
      changes.add(new PluginChange.Remove(receipt.id(), removal.inspection().stamp()));
      outcomes.add(Pruning.outcome(receipt));
    }
    return new InstallChanges(plan, fetched, changes, outcomes);
  }

  /** Returns all plugins of the install, unchanged ones included, for policies to decide on. */
  List<PolicyCheck.Candidate> candidates() {
    List<PolicyCheck.Candidate> candidates = new ArrayList<>();
    for (PluginPlan plugin : plan.plugins()) {
      LockedArtifact artifact = artifact(plugin, fetched);
      candidates.add(
          PolicyCandidates.of(
              plugin, artifact, provenance(plugin, artifact, fetched.plugin(plugin.id())), false));
    }
    return candidates;
  }

  private static LockedArtifact artifact(PluginPlan plugin, FetchedBatch fetched) {
    Optional<FetchedPlugin> result = fetched.plugin(plugin.id());
    return result.isPresent()
        ? result.get().artifact()
        : plugin.coverage().artifact().orElseThrow();
  }

  private static Problem different(PluginPlan plugin, LockedArtifact artifact) {
    return plugin
        .wanted()
        .problem(
            OperationProblem.ADOPT_DIFFERS,
            plugin.installed().file() + " is not what would be installed, " + artifact.binary(),
            "move it away, or replace it (--force)");
  }

  private static Problem exposed(PluginPlan plugin) {
    return plugin
        .wanted()
        .problem(
            OperationProblem.ADOPT_UNSAFE,
            plugin.installed().file()
                + " is what would be installed, but others could change it: "
                + plugin.installed().inspection().exposure().orElseThrow(),
            "make it yours alone (chown, chmod go-w), or replace it (--force)");
  }

  /** Returns whether a foreign file has the content that would be installed. */
  private static boolean matches(PluginPlan plugin, LockedArtifact artifact)
      throws IOException, InterruptedException {
    Path file = plugin.installed().file();
    return plugin.isForeign()
        && plugin.installed().inspection().stamp().isPresent()
        && plugin.installed().inspection().size() == artifact.binarySize()
        && Files.isExecutable(file)
        && FileDigest.sha256(file).equals(artifact.binary());
  }

  /** Returns the provenance of an artifact; the receipt's applies while the bytes are the same. */
  private static Provenance provenance(
      PluginPlan plugin, LockedArtifact artifact, Optional<FetchedPlugin> result) {
    Provenance now = result.map(FetchedPlugin::provenance).orElse(Provenance.NONE);
    return plugin
        .installed()
        .receipt()
        .filter(receipt -> receipt.artifact().sameBytes(artifact))
        .map(receipt -> now.or(receipt.provenance()))
        .orElse(now);
  }

  private static Receipt receipt(
      PluginPlan plugin,
      LockedArtifact artifact,
      InstallScope scope,
      Instant installedAt,
      Provenance provenance,
      Optional<FileStamp> stamp) {
    return new Receipt(
        plugin.id().name(),
        plugin.id().platform(),
        plugin.inputs(),
        artifact,
        scope.request().config().path().getFileName().toString(),
        installedAt,
        provenance,
        stamp);
  }

  /** Records new stamps of unchanged files, so that the next run need not read them. */
  void refreshStamps(Receipts receipts) throws IOException {
    Set<PluginId> changed = new HashSet<>();
    for (PluginChange change : changes) {
      changed.add(change.id());
    }
    for (PluginPlan plugin : plan.plugins()) {
      if (plugin.state() == FileState.INTACT && !changed.contains(plugin.id())) {
        Optional<FileStamp> stamp = plugin.installed().inspection().stamp();
        Receipt receipt = plugin.installed().receipt().orElseThrow();
        if (!receipt.stamp().equals(stamp)) {
          receipts.write(receipt.stamped(stamp));
        }
      }
    }
  }

  /** Returns the update of the lock file, after which it covers the installed plugins. */
  LockUpdate lockUpdate(InstallScope scope) {
    if (plan.lock().isPresent() && scope.isExact()) {
      return LockUpdate.none(scope.lockFile(), plan.lock());
    }
    LockBuilder after = new LockBuilder(plan.lock());
    for (PluginPlan plugin : plan.plugins()) {
      after.put(plugin.id(), plugin.inputs(), artifact(plugin, fetched));
    }
    for (WantedPlugin other : plan.lockOnly()) {
      PluginId id = other.on(scope.platform());
      // A plugin that could not be fetched is left out, with a warning.
      Optional<FetchedPlugin> result = fetched.plugin(id);
      if (result.isPresent()) {
        after.put(id, other.inputs(), result.get().artifact());
      }
    }
    if (scope.request().plugins().isEmpty()) {
      after.retain(scope.configured());
    }
    return new LockUpdate(scope.lockFile(), plan.lock(), after.build());
  }
}
