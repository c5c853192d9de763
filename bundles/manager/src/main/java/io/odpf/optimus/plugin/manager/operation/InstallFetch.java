// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.InstallRequest;
import io.odpf.optimus.plugin.api.manager.InstallRequest.Option;
import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.config.model.ArchiveLimits;
import io.odpf.optimus.plugin.manager.lock.LockedArtifact;
import io.odpf.optimus.plugin.manager.plan.PluginPlan;
import io.odpf.optimus.plugin.manager.plan.WantedPlugin;
import io.odpf.optimus.plugin.manager.source.fetch.FetchJob;
import io.odpf.optimus.plugin.manager.source.fetch.FetchedPlugin;
import io.odpf.optimus.plugin.manager.source.fetch.Fetcher;
import io.odpf.optimus.plugin.manager.store.ArtifactStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Fetches what an install lacks, and what a new lock file needs to cover the plugins that are not
 * installed here. If one of the latter cannot be fetched from this machine, it is left out of the
 * lock with a warning: a client need not have access to what only servers may read.
 */
final class InstallFetch {
  private final OperationContext services;
  private final InstallRequest request;
  private final Optional<ArchiveLimits> limits;
  private final Platform platform;
  private final InstallListener listener;

  InstallFetch(
      OperationContext services,
      InstallRequest request,
      Optional<ArchiveLimits> limits,
      Platform platform,
      InstallListener listener) {
    this.services = services;
    this.request = request;
    this.limits = limits;
    this.platform = platform;
    this.listener = listener;
  }

  /**
   * The result.
   *
   * @param fetched by plugin, for those that had to be fetched
   * @param locked further entries for the lock
   */
  record Result(Map<String, FetchedPlugin> fetched, List<Locked> locked, long networkBytes) {}

  /** A plugin that is locked and not installed. */
  record Locked(WantedPlugin plugin, LockedArtifact artifact) {}

  /**
   * Fetches.
   *
   * @param others which plugins to lock and not to install
   * @param staging where binaries go; absent if there is nothing to fetch
   */
  Result fetch(
      List<PluginPlan> plans,
      List<WantedPlugin> others,
      ArtifactStore store,
      Optional<Path> staging)
      throws PluginManagerException, InterruptedException {
    if (staging.isEmpty()) {
      listener.planned(List.of());
      return new Result(Map.of(), List.of(), 0);
    }
    List<WantedPlugin> locking = readable(others, plans);
    for (int attempt = 1; ; attempt++) {
      Jobs jobs = new Jobs(request, platform, staging.get(), attempt);
      List<FetchJob> work = new ArrayList<>(jobs.installing(plans));
      work.addAll(jobs.locking(locking));
      listener.planned(names(work));
      try {
        return result(locking, work, fetch(work, store));
      } catch (PluginManagerException failure) {
        locking = without(locking, failure);
      }
    }
  }

  private Fetcher.Results fetch(List<FetchJob> work, ArtifactStore store)
      throws PluginManagerException, InterruptedException {
    return services.fetch(
        work,
        request.config(),
        limits,
        store,
        request.parallel(),
        request.options().contains(Option.OFFLINE),
        listener);
  }

  private static Result result(
      List<WantedPlugin> locking, List<FetchJob> work, Fetcher.Results results) {
    Map<String, FetchedPlugin> fetched = new HashMap<>();
    for (FetchJob job : work) {
      fetched.put(job.plugin().name(), results.results().get(job));
    }
    List<Locked> locked = new ArrayList<>();
    for (WantedPlugin plugin : locking) {
      locked.add(new Locked(plugin, fetched.remove(plugin.name()).artifact()));
    }
    return new Result(fetched, locked, results.networkBytes());
  }

  private static List<String> names(List<FetchJob> jobs) {
    List<String> names = new ArrayList<>();
    for (FetchJob job : jobs) {
      names.add(job.plugin().name());
    }
    return names;
  }

  /** The plugins whose secrets this machine has, or needs for the plans anyway. */
  private List<WantedPlugin> readable(List<WantedPlugin> others, List<PluginPlan> plans) {
    Set<String> needed = new HashSet<>();
    for (PluginPlan plan : plans) {
      needed.add(plan.wanted().plugin().provider());
    }
    List<WantedPlugin> readable = new ArrayList<>();
    for (WantedPlugin other : others) {
      if (needed.contains(other.plugin().provider())) {
        readable.add(other);
        continue;
      }
      try {
        other.provider().resolved();
        readable.add(other);
      } catch (PluginManagerException lacking) {
        warn(other.name(), lacking.problems().get(0));
      }
    }
    return readable;
  }

  /**
   * Returns the plugins that did not cause a failure.
   *
   * @throws PluginManagerException the failure itself, if another plugin caused it
   */
  private List<WantedPlugin> without(List<WantedPlugin> locking, PluginManagerException failure)
      throws PluginManagerException {
    List<WantedPlugin> rest = new ArrayList<>(locking);
    for (Problem problem : failure.problems()) {
      String plugin = problem.plugin().orElse("");
      if (!rest.removeIf(it -> it.name().equals(plugin)) && !contains(locking, plugin)) {
        throw failure;
      }
    }
    for (Problem problem : failure.problems()) {
      warn(problem.plugin().orElseThrow(), problem);
    }
    return rest;
  }

  private static boolean contains(List<WantedPlugin> plugins, String name) {
    for (WantedPlugin plugin : plugins) {
      if (plugin.name().equals(name)) {
        return true;
      }
    }
    return false;
  }

  private void warn(String plugin, Problem why) {
    String mode = request.mode() == Mode.SERVER ? "server" : "client";
    listener.warned(
        plugin,
        Problem.ofPlugin(
            plugin,
            "not-locked",
            "it is not listed for mode "
                + mode
                + ", and the new lock file does not cover it for "
                + platform
                + ": "
                + why.message(),
            "lock it where its source can be asked: optimus plugin lock --platform " + platform));
  }
}
