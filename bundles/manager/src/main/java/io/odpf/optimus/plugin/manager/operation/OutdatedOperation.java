// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.manager.ArtifactIdentity;
import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.OutdatedReport;
import io.odpf.optimus.plugin.api.manager.OutdatedReport.Status;
import io.odpf.optimus.plugin.api.manager.OutdatedRequest;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.provider.Artifact;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.config.model.PluginConfig;
import io.odpf.optimus.plugin.manager.location.InstallLocation;
import io.odpf.optimus.plugin.manager.location.Receipt;
import io.odpf.optimus.plugin.manager.location.Receipts;
import io.odpf.optimus.plugin.manager.lock.Lock;
import io.odpf.optimus.plugin.manager.lock.LockEntry;
import io.odpf.optimus.plugin.manager.lock.LockFile;
import io.odpf.optimus.plugin.manager.lock.LockedArtifact;
import io.odpf.optimus.plugin.manager.plan.Coverage;
import io.odpf.optimus.plugin.manager.plan.PluginSelection;
import io.odpf.optimus.plugin.manager.plan.WantedPlugin;
import io.odpf.optimus.plugin.manager.source.fetch.FetchBatch;
import io.odpf.optimus.plugin.manager.source.fetch.FetchJob;
import io.odpf.optimus.plugin.manager.source.fetch.SourceSurvey;
import io.odpf.optimus.plugin.manager.source.fetch.SourceSurvey.Match;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Compares the sources with the lock and the installed plugins. Changes nothing. */
final class OutdatedOperation implements RunningOperations.Operation<OutdatedReport> {
  private final OperationContext context;
  private final OutdatedRequest request;
  private final InstallListener listener;
  private final Platform platform;

  OutdatedOperation(OperationContext context, OutdatedRequest request, InstallListener listener) {
    this.context = context;
    this.request = request;
    this.listener = listener;
    this.platform = context.platform(request.platform());
  }

  @Override
  public OutdatedReport run() throws PluginManagerException, InterruptedException {
    PluginConfig config = context.read(request.config());
    List<WantedPlugin> wanted =
        PluginSelection.named(
            new PluginSelection(config, context.registry()).all(),
            request.plugins(),
            request.config().toString());
    Optional<Lock> lock = LockFile.of(request.config().path()).read();
    List<Receipt> receipts = new Receipts(InstallLocation.inspect(config.installLocation())).all();
    List<OutdatedReport.Entry> entries =
        new SourceQuery(context, request.config(), listener)
            .run(
                wanted,
                platform,
                lock,
                (answers, scratch) -> {
                  List<OutdatedReport.Entry> all = new ArrayList<>();
                  for (SourceSurvey.Answer answer : answers) {
                    WantedPlugin plugin = answer.job().wanted();
                    all.add(
                        entry(
                            new PluginState(
                                plugin,
                                Coverage.of(lock, plugin, platform),
                                lock.flatMap(it -> it.plugin(plugin.name())),
                                receipt(plugin, receipts)),
                            answer,
                            config,
                            scratch));
                  }
                  return all;
                });
    entries.sort(Comparator.comparing(OutdatedReport.Entry::plugin));
    return new OutdatedReport(platform, entries);
  }

  /** The locked and installed state of a plugin. */
  private record PluginState(
      WantedPlugin plugin,
      Coverage coverage,
      Optional<LockEntry> entry,
      Optional<Receipt> receipt) {

    Optional<ArtifactIdentity> locked(Platform platform) {
      return entry
          .flatMap(it -> it.on(platform))
          .map(it -> ArtifactIdentities.of(it, entry.get().inputs().version()));
    }

    Optional<ArtifactIdentity> installed() {
      return receipt.map(it -> ArtifactIdentities.of(it.artifact(), it.inputs().version()));
    }
  }

  private Optional<Receipt> receipt(WantedPlugin plugin, List<Receipt> receipts) {
    return receipts.stream().filter(it -> it.id().equals(plugin.on(platform))).findFirst();
  }

  private OutdatedReport.Entry entry(
      PluginState state, SourceSurvey.Answer answer, PluginConfig config, Path scratch)
      throws InterruptedException {
    if (answer.problem().isPresent()) {
      return failed(state, answer.problem().get());
    }
    Match match = answer.match();
    if (match == Match.UNKNOWN && state.coverage().gap().isEmpty()) {
      try {
        match = compare(answer.job(), config, scratch);
      } catch (PluginManagerException failure) {
        return failed(state, failure.problems().get(0));
      }
    }
    Artifact now = answer.now().orElseThrow();
    NewestVersion newest = NewestVersion.of(answer);
    Optional<Coverage.Gap> gap = state.coverage().gap();
    Status status;
    String reason;
    if (gap.isPresent()) {
      status = Status.OUTDATED;
      reason = gap.get().reason();
    } else if (match == Match.OTHER) {
      status = Status.OUTDATED;
      reason = "the source has something else than what is locked";
    } else if (newest.isNewer()) {
      status = Status.NEWER;
      reason = "the configuration asks for " + newest.current().orElseThrow();
    } else {
      status = Status.CURRENT;
      reason = answer.unlisted().isEmpty() ? "" : "newest unknown: " + answer.unlisted();
    }
    Optional<ArtifactIdentity> wanted =
        Optional.of(new ArtifactIdentity(newest.current(), now.pin(), answer.sha256()));
    return new OutdatedReport.Entry(
        state.plugin().name(),
        state.plugin().plugin().provider(),
        state.installed(),
        state.locked(platform),
        wanted,
        newest.latest(),
        status,
        reason,
        Optional.empty());
  }

  private OutdatedReport.Entry failed(PluginState state, Problem problem) {
    return new OutdatedReport.Entry(
        state.plugin().name(),
        state.plugin().plugin().provider(),
        state.installed(),
        state.locked(platform),
        Optional.empty(),
        Optional.empty(),
        Status.FAILED,
        problem.message(),
        Optional.of(problem));
  }

  /** Fetches the artifact to compare it: the source's new name may mean the same bytes. */
  private Match compare(FetchJob job, PluginConfig config, Path scratch)
      throws PluginManagerException, InterruptedException {
    LockedArtifact now =
        BatchFetch.of(context, request.config(), config, OptionalInt.empty())
            .run(
                new FetchBatch(List.of(job), scratch, 1),
                context.store(request.config().environment()),
                listener)
            .plugin(job.id())
            .orElseThrow()
            .artifact();
    return now.sameBytes(job.known().orElseThrow()) ? Match.SAME : Match.OTHER;
  }
}
