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
import io.odpf.optimus.plugin.manager.lock.LockEntry;
import io.odpf.optimus.plugin.manager.lock.LockFile;
import io.odpf.optimus.plugin.manager.lock.LockedArtifact;
import io.odpf.optimus.plugin.manager.plan.Coverage;
import io.odpf.optimus.plugin.manager.plan.Downgrades;
import io.odpf.optimus.plugin.manager.plan.PluginSelection;
import io.odpf.optimus.plugin.manager.plan.WantedPlugin;
import io.odpf.optimus.plugin.manager.source.fetch.FetchJob;
import io.odpf.optimus.plugin.manager.source.fetch.FetchedPlugin;
import io.odpf.optimus.plugin.manager.source.fetch.Fetcher;
import io.odpf.optimus.plugin.manager.store.ArtifactStore;
import io.odpf.optimus.plugin.manager.store.ScratchDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Makes the lock file cover the configuration on a set of platforms. */
final class LockOperation implements RunningOperations.Operation<LockReport> {
  private final OperationContext services;
  private final LockRequest request;
  private final InstallListener listener;

  LockOperation(OperationContext services, LockRequest request, InstallListener listener) {
    this.services = services;
    this.request = request;
    this.listener = listener;
  }

  @Override
  public LockReport run() throws PluginManagerException, InterruptedException {
    PluginConfig config = services.read(request.config());
    List<WantedPlugin> desired = new PluginSelection(config, services.registry()).all();
    Drafted drafted = draft(config, desired, desired);
    LockFile lockFile = LockFile.of(request.config().path());
    write(drafted.draft(), lockFile);
    return new LockReport(
        lockFile.path(), entries(drafted.before(), drafted.draft().lock()), drafted.networkBytes());
  }

  /**
   * A new lock that is not written yet. All artifacts that it names are in the store.
   *
   * @param before the present lock
   */
  record Drafted(Optional<Lock> before, LockDraft draft, long networkBytes) {}

  /**
   * Drafts the new lock.
   *
   * @param listed all plugins of the configuration
   * @param desired the plugins to cover in addition to those already locked
   */
  Drafted draft(PluginConfig config, List<WantedPlugin> listed, List<WantedPlugin> desired)
      throws PluginManagerException, InterruptedException {
    PluginSelection.refuseUnverifiable(desired, services.verifiers());
    Set<String> moving = moving(desired);
    LockFile lockFile = LockFile.of(request.config().path());
    Optional<Lock> before = lockFile.read();
    SortedSet<Platform> platforms = platforms(before);

    ArtifactStore store = services.store(request.config().environment());
    LockDraft draft = new LockDraft(lockFile, before);
    Optional<ScratchDirectory> scratch = Optional.empty();
    long networkBytes = 0;
    try {
      List<FetchJob> jobs = new ArrayList<>();
      for (WantedPlugin plugin : desired) {
        for (Platform platform : platforms) {
          Coverage coverage = Coverage.of(before, plugin, platform);
          if (coverage.artifact().isEmpty() || moving.contains(plugin.name())) {
            if (scratch.isEmpty()) {
              store.prepare();
              scratch = Optional.of(ScratchDirectory.create(store.scratch(), "lock"));
            }
            jobs.add(job(plugin, platform, coverage, scratch.get().path()));
          }
        }
      }
      listener.planned(names(jobs));
      Fetcher.Results results =
          services.fetch(
              jobs, request.config(), config.limits(), store, request.parallel(), false, listener);
      networkBytes = results.networkBytes();
      put(draft, jobs, results.results());
    } catch (IOException failure) {
      throw OperationContext.failed(
          "store-unusable", "the cache cannot be used", store.root(), failure);
    } finally {
      remove(scratch);
    }
    draft.retain(names(listed));
    if (!request.downgrade()) {
      Downgrades.refuse(before, draft.lock(), desired);
    }
    return new Drafted(before, draft, networkBytes);
  }

  private Set<String> moving(List<WantedPlugin> desired) throws PluginManagerException {
    if (request.upgrade().isEmpty()) {
      return Set.of();
    }
    String where = request.config().toString();
    return names(PluginSelection.named(desired, request.upgrade().get(), where));
  }

  private static Set<String> names(Iterable<WantedPlugin> plugins) {
    Set<String> names = new HashSet<>();
    for (WantedPlugin plugin : plugins) {
      names.add(plugin.name());
    }
    return names;
  }

  private static List<String> names(List<FetchJob> jobs) {
    SortedSet<String> names = new TreeSet<>();
    for (FetchJob job : jobs) {
      names.add(job.plugin().name());
    }
    return List.copyOf(names);
  }

  private SortedSet<Platform> platforms(Optional<Lock> before) {
    SortedSet<Platform> platforms = new TreeSet<>(request.platforms());
    before.ifPresent(lock -> platforms.addAll(lock.platforms()));
    if (request.platforms().isEmpty()) {
      platforms.add(services.settings().platform());
    }
    return platforms;
  }

  private FetchJob job(WantedPlugin plugin, Platform platform, Coverage coverage, Path scratch) {
    return new FetchJob(
        plugin.plugin(),
        plugin.provider(),
        plugin.inputs(),
        platform,
        coverage.artifact(),
        false,
        false,
        scratch.resolve(platform.binaryName(plugin.name())),
        false);
  }

  private static void put(
      LockDraft draft, List<FetchJob> jobs, Map<FetchJob, FetchedPlugin> results) {
    for (FetchJob job : jobs) {
      LockedArtifact artifact = results.get(job).artifact();
      draft.put(job.plugin().name(), job.inputs(), job.platform(), artifact);
    }
  }

  private static void remove(Optional<ScratchDirectory> scratch) {
    if (scratch.isPresent()) {
      try {
        scratch.get().close();
      } catch (IOException left) {
        System.getLogger(LockOperation.class.getName())
            .log(System.Logger.Level.WARNING, "a scratch directory is left", left);
      }
    }
  }

  private static void write(LockDraft draft, LockFile lockFile) throws PluginManagerException {
    Optional<AtomicFile> prepared = draft.prepare();
    if (prepared.isPresent()) {
      try {
        prepared.get().commit();
      } catch (IOException failure) {
        throw OperationContext.failed("lock-unwritable", "cannot write", lockFile.path(), failure);
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
