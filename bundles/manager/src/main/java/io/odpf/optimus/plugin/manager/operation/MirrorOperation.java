// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.MirrorReport;
import io.odpf.optimus.plugin.api.manager.MirrorRequest;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.api.provider.StoredBlob;
import io.odpf.optimus.plugin.config.model.PluginConfig;
import io.odpf.optimus.plugin.config.model.ProviderEntry;
import io.odpf.optimus.plugin.manager.lock.Lock;
import io.odpf.optimus.plugin.manager.lock.LockBuilder;
import io.odpf.optimus.plugin.manager.lock.LockFile;
import io.odpf.optimus.plugin.manager.lock.LockProblem;
import io.odpf.optimus.plugin.manager.lock.LockedArtifact;
import io.odpf.optimus.plugin.manager.plan.Coverage;
import io.odpf.optimus.plugin.manager.plan.PluginSelection;
import io.odpf.optimus.plugin.manager.plan.WantedPlugin;
import io.odpf.optimus.plugin.manager.source.fetch.FetchBatch;
import io.odpf.optimus.plugin.manager.source.fetch.FetchJob;
import io.odpf.optimus.plugin.manager.source.fetch.FetchedBatch;
import io.odpf.optimus.plugin.manager.source.place.MirrorLayout;
import io.odpf.optimus.plugin.manager.source.provider.ProviderResources;
import io.odpf.optimus.plugin.manager.source.provider.ProviderSession;
import io.odpf.optimus.plugin.manager.store.ArtifactStore;
import io.odpf.optimus.plugin.manager.store.ScratchDirectory;
import io.odpf.optimus.plugin.manager.store.StoreProblem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes a lock and its artifacts to a mirror: first the artifacts that the mirror lacks, then the
 * lock. An interrupted run is continued by the next one.
 */
final class MirrorOperation implements RunningOperations.Operation<MirrorReport> {
  private final OperationContext context;
  private final MirrorRequest request;
  private final InstallListener listener;

  MirrorOperation(OperationContext context, MirrorRequest request, InstallListener listener) {
    this.context = context;
    this.request = request;
    this.listener = listener;
  }

  @Override
  public MirrorReport run() throws PluginManagerException, InterruptedException {
    PluginConfig config = context.read(request.config());
    String name = lockName();
    List<WantedPlugin> plugins = new PluginSelection(config, context.registry()).all();
    SignatureSupport.refuseUnverifiable(plugins, context.verifiers());
    Lock lock = covering(plugins);
    List<FetchJob> jobs = jobs(plugins, lock);
    ProviderEntry entry = destination(config);
    ArtifactStore store = context.store(request.config().environment());
    try {
      store.prepare();
      try (ScratchDirectory scratch = ScratchDirectory.create(store.scratch(), "mirror");
          ProviderSession session =
              context
                  .registry()
                  .session(
                      new ProviderResources(
                          context.http(), request.config().environment(), store.scratch()));
          MirrorWriter writer =
              new MirrorWriter(
                  session,
                  entry,
                  context.settings().platform(),
                  request.parallel(),
                  scratch.path(),
                  listener)) {
        return write(config, name, lock, jobs, store, writer);
      }
    } catch (IOException e) {
      throw OperationContext.failed(
          StoreProblem.STORE_UNUSABLE, "the cache cannot be used", store.root(), e);
    }
  }

  private MirrorReport write(
      PluginConfig config,
      String name,
      Lock lock,
      List<FetchJob> jobs,
      ArtifactStore store,
      MirrorWriter writer)
      throws PluginManagerException, IOException, InterruptedException {
    writer.prepare();
    Map<String, StoredBlob> present = writer.artifacts();
    Map<String, FetchJob> missing = new LinkedHashMap<>();
    for (FetchJob job : jobs) {
      String blob = MirrorLayout.blob(artifact(job).sha256());
      if (!isWhole(artifact(job), present.get(blob))) {
        missing.putIfAbsent(blob, job);
      }
    }
    FetchedBatch fetched = fetch(config, List.copyOf(missing.values()), store, writer);
    List<LockedArtifact> written = new ArrayList<>();
    for (FetchJob job : missing.values()) {
      written.add(artifact(job));
    }
    writer.write(written, store);
    boolean lockWritten = writer.writeLock(name, lock);
    List<MirrorReport.Pruned> pruned = request.prune() ? writer.prune() : List.of();
    return new MirrorReport(
        writer.name(),
        name,
        lockWritten,
        artifacts(jobs, missing.keySet()),
        pruned,
        writer.writtenBytes(),
        fetched.networkBytes());
  }

  /**
   * Returns whether the mirror has an artifact, according to the size and digest that its store
   * reports.
   */
  private static boolean isWhole(LockedArtifact artifact, @Nullable StoredBlob present) {
    return present != null
        && present.size() == artifact.size()
        && present.digests().stream()
            .allMatch(
                digest ->
                    digest.algorithm() != artifact.sha256().algorithm()
                        || digest.equals(artifact.sha256()));
  }

  private FetchedBatch fetch(
      PluginConfig config, List<FetchJob> jobs, ArtifactStore store, MirrorWriter writer)
      throws PluginManagerException, InterruptedException {
    FetchBatch batch = new FetchBatch(jobs, writer.scratch(), 1);
    listener.planned(batch.distinctPlugins());
    return BatchFetch.of(context, request.config(), config, request.parallel())
        .withMirrors(context.mirrors(request.config(), config, request.mirrors()))
        .run(batch, store, listener);
  }

  private static LockedArtifact artifact(FetchJob job) {
    return job.known().orElseThrow();
  }

  private static List<MirrorReport.Artifact> artifacts(List<FetchJob> jobs, Set<String> written) {
    List<MirrorReport.Artifact> artifacts = new ArrayList<>();
    for (FetchJob job : jobs) {
      LockedArtifact artifact = artifact(job);
      artifacts.add(
          new MirrorReport.Artifact(
              job.id().name(),
              job.id().platform(),
              artifact.sha256(),
              artifact.size(),
              written.contains(MirrorLayout.blob(artifact.sha256()))));
    }
    return artifacts;
  }

  private String lockName() throws PluginManagerException {
    LockFile file = LockFile.of(request.config().path());
    String name = request.name().orElseGet(() -> file.path().getFileName().toString());
    if (!MirrorLayout.isLockName(name)) {
      throw PluginManagerException.config(
          List.of(
              Problem.of(
                  MirrorProblem.MIRROR_NAME,
                  "'" + name + "' cannot be the name of a lock in a mirror",
                  "give it another one by --name: letters, digits, '.', '_' and '-'")));
    }
    return name;
  }

  /** Returns the lock without entries that the configuration no longer lists. */
  private Lock covering(List<WantedPlugin> plugins) throws PluginManagerException {
    LockFile file = LockFile.of(request.config().path());
    Optional<Lock> lock = file.read();
    if (lock.isEmpty()) {
      throw PluginManagerException.config(
          List.of(
              Problem.of(
                  LockProblem.LOCK_MISSING,
                  "there is no lock file " + file.path() + ", which says what to mirror",
                  "write it for all platforms of the clients: optimus plugin lock --platform"
                      + " linux_amd64,darwin_arm64")));
    }
    for (Platform platform : lock.get().platforms()) {
      LockGaps.refuse(lock, plugins, platform, file);
    }
    Set<String> names = new HashSet<>();
    plugins.forEach(plugin -> names.add(plugin.name()));
    LockBuilder listed = new LockBuilder(lock);
    listed.retain(names);
    return listed.build();
  }

  private static List<FetchJob> jobs(List<WantedPlugin> plugins, Lock lock) {
    List<FetchJob> jobs = new ArrayList<>();
    for (WantedPlugin plugin : plugins) {
      for (Platform platform : lock.platforms()) {
        if (Coverage.of(Optional.of(lock), plugin, platform) instanceof Coverage.Locked locked) {
          jobs.add(
              new FetchJob(
                  plugin.on(platform),
                  plugin,
                  new FetchJob.Locked(locked, FetchJob.Use.STORE, false)));
        }
      }
    }
    return jobs;
  }

  private ProviderEntry destination(PluginConfig config) throws PluginManagerException {
    String text = request.destination();
    boolean provider =
        config.providers().stream().anyMatch(entry -> entry.spec().name().equals(text));
    boolean plain = text.indexOf('/') < 0 && text.indexOf('\\') < 0;
    return context
        .mirrors(request.config(), config, List.of(plain && !provider ? "./" + text : text))
        .get(0);
  }
}
