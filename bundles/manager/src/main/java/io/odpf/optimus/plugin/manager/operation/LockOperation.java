// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.LockReport;
import io.odpf.optimus.plugin.api.manager.LockReport.Change;
import io.odpf.optimus.plugin.api.manager.LockRequest;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.config.model.PluginConfig;
import io.odpf.optimus.plugin.manager.disk.AtomicFile;
import io.odpf.optimus.plugin.manager.lock.Lock;
import io.odpf.optimus.plugin.manager.lock.LockBuilder;
import io.odpf.optimus.plugin.manager.lock.LockEntry;
import io.odpf.optimus.plugin.manager.lock.LockFile;
import io.odpf.optimus.plugin.manager.lock.LockProblem;
import io.odpf.optimus.plugin.manager.lock.LockedArtifact;
import io.odpf.optimus.plugin.manager.plan.Coverage;
import io.odpf.optimus.plugin.manager.plan.Downgrades;
import io.odpf.optimus.plugin.manager.plan.PluginSelection;
import io.odpf.optimus.plugin.manager.plan.WantedPlugin;
import io.odpf.optimus.plugin.manager.source.fetch.FetchBatch;
import io.odpf.optimus.plugin.manager.source.fetch.FetchJob;
import io.odpf.optimus.plugin.manager.source.fetch.FetchedBatch;
import io.odpf.optimus.plugin.manager.source.fetch.FetchedPlugin;
import io.odpf.optimus.plugin.manager.store.ArtifactStore;
import io.odpf.optimus.plugin.manager.store.ScratchDirectory;
import io.odpf.optimus.plugin.manager.store.StoreProblem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Updates the lock file, so that it covers the configuration on a set of platforms. */
final class LockOperation implements RunningOperations.Operation<LockReport> {
  private final OperationContext context;
  private final LockRequest request;
  private final InstallListener listener;

  LockOperation(OperationContext context, LockRequest request, InstallListener listener) {
    this.context = context;
    this.request = request;
    this.listener = listener;
  }

  @Override
  public LockReport run() throws PluginManagerException, InterruptedException {
    PluginConfig config = context.read(request.config());
    List<WantedPlugin> wanted = new PluginSelection(config, context.registry()).all();
    Draft draft = draft(config, wanted, wanted);
    LockUpdate update = draft.update();
    write(update);
    return new LockReport(
        update.file().path(), entries(update.before(), update.after()), draft.networkBytes());
  }

  /**
   * A new lock that is not written yet. All of its artifacts are in the store.
   *
   * @param update the update of the lock file
   * @param networkBytes the number of bytes that sources delivered for it
   */
  record Draft(LockUpdate update, long networkBytes) {}

  /**
   * Drafts a new lock.
   *
   * @param listed all plugins of the configuration
   * @param wanted the plugins to cover in addition to the locked ones
   */
  Draft draft(PluginConfig config, List<WantedPlugin> listed, List<WantedPlugin> wanted)
      throws PluginManagerException, InterruptedException {
    SignatureSupport.refuseUnverifiable(wanted, context.verifiers());
    Set<String> upgraded = upgraded(wanted);
    LockFile lockFile = LockFile.of(request.config().path());
    Optional<Lock> before = lockFile.read();
    SortedSet<Platform> platforms = platforms(before);

    ArtifactStore store = context.store(request.config().environment());
    LockBuilder after = new LockBuilder(before);
    List<FetchJob> jobs = jobs(wanted, before, platforms, upgraded);
    FetchedBatch fetched = fetch(config, store, jobs);
    for (FetchJob job : jobs) {
      FetchedPlugin plugin = fetched.plugin(job.id()).orElseThrow();
      after.put(job.id(), job.wanted().inputs(), plugin.artifact());
    }
    after.retain(names(listed));
    LockUpdate update = new LockUpdate(lockFile, before, after.build());
    if (!request.downgrade()) {
      Downgrades.refuse(before, update.after(), wanted);
    }
    return new Draft(update, fetched.networkBytes());
  }

  private static List<FetchJob> jobs(
      List<WantedPlugin> plugins,
      Optional<Lock> before,
      SortedSet<Platform> platforms,
      Set<String> upgraded) {
    List<FetchJob> jobs = new ArrayList<>();
    for (WantedPlugin plugin : plugins) {
      for (Platform platform : platforms) {
        Optional<LockedArtifact> locked = Coverage.of(before, plugin, platform).artifact();
        if (locked.isEmpty() || upgraded.contains(plugin.name())) {
          jobs.add(new FetchJob(plugin.on(platform), plugin, new FetchJob.Current(locked)));
        }
      }
    }
    return jobs;
  }

  private FetchedBatch fetch(PluginConfig config, ArtifactStore store, List<FetchJob> jobs)
      throws PluginManagerException, InterruptedException {
    if (jobs.isEmpty()) {
      listener.planned(List.of());
      return FetchedBatch.EMPTY;
    }
    Optional<ScratchDirectory> scratch = Optional.empty();
    try {
      store.prepare();
      scratch = Optional.of(ScratchDirectory.create(store.scratch(), "lock"));
      FetchBatch batch = new FetchBatch(jobs, scratch.get().path(), 1);
      listener.planned(batch.distinctPlugins());
      return BatchFetch.of(context, request.config(), config, request.parallel())
          .run(batch, store, listener);
    } catch (IOException e) {
      throw OperationContext.failed(
          StoreProblem.STORE_UNUSABLE, "the cache cannot be used", store.root(), e);
    } finally {
      remove(scratch);
    }
  }

  private Set<String> upgraded(List<WantedPlugin> wanted) throws PluginManagerException {
    if (request.upgrade().isEmpty()) {
      return Set.of();
    }
    String where = request.config().toString();
    return names(PluginSelection.named(wanted, request.upgrade().get(), where));
  }

  private static Set<String> names(Iterable<WantedPlugin> plugins) {
    Set<String> names = new HashSet<>();
    for (WantedPlugin plugin : plugins) {
      names.add(plugin.name());
    }
    return names;
  }

  private SortedSet<Platform> platforms(Optional<Lock> before) {
    SortedSet<Platform> platforms = new TreeSet<>(request.platforms());
    before.ifPresent(lock -> platforms.addAll(lock.platforms()));
    if (request.platforms().isEmpty()) {
      platforms.add(context.settings().platform());
    }
    return platforms;
  }

  private static void remove(Optional<ScratchDirectory> scratch) {
    if (scratch.isPresent()) {
      try {
        scratch.get().close();
      } catch (IOException e) {
        System.getLogger(LockOperation.class.getName())
            .log(System.Logger.Level.WARNING, "a scratch directory is left", e);
      }
    }
  }

  private static void write(LockUpdate update) throws PluginManagerException {
    Optional<AtomicFile> prepared = update.prepare();
    if (prepared.isPresent()) {
      try {
        prepared.get().commit();
      } catch (IOException failure) {
        throw OperationContext.failed(
            LockProblem.LOCK_UNWRITABLE, "cannot write", update.file().path(), failure);
      }
    }
  }

  private static List<LockReport.Entry> entries(Optional<Lock> before, Lock after) {
    SortedSet<String> names = new TreeSet<>(after.plugins().keySet());
    before.ifPresent(lock -> names.addAll(lock.plugins().keySet()));
    List<LockReport.Entry> entries = new ArrayList<>();
    for (String name : names) {
      Optional<LockEntry> old = before.flatMap(lock -> lock.plugin(name));
      Optional<LockEntry> now = after.plugin(name);
      entries.add(
          new LockReport.Entry(
              name,
              change(old, now),
              now.flatMap(LockEntry::version),
              now.map(LockOperation::platforms).orElse(List.of())));
    }
    return entries;
  }

  private static Change change(Optional<LockEntry> old, Optional<LockEntry> now) {
    if (now.isEmpty()) {
      return Change.REMOVED;
    }
    if (old.isEmpty()) {
      return Change.ADDED;
    }
    if (old.equals(now)) {
      return Change.UNCHANGED;
    }
    for (Map.Entry<Platform, LockedArtifact> was : old.get().platforms().entrySet()) {
      Optional<LockedArtifact> is = now.get().on(was.getKey());
      if (is.isEmpty() || !is.get().sameBytes(was.getValue())) {
        return Change.MOVED;
      }
    }
    return Change.EXTENDED;
  }

  private static List<String> platforms(LockEntry entry) {
    return entry.platforms().keySet().stream().map(Platform::toString).toList();
  }
}
