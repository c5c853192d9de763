// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.InstallRequest;
import io.odpf.optimus.plugin.api.manager.InstallRequest.Option;
import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.manager.location.Transaction;
import io.odpf.optimus.plugin.manager.plan.Coverage;
import io.odpf.optimus.plugin.manager.plan.InstallPlan;
import io.odpf.optimus.plugin.manager.plan.PluginPlan;
import io.odpf.optimus.plugin.manager.plan.WantedPlugin;
import io.odpf.optimus.plugin.manager.source.fetch.FetchBatch;
import io.odpf.optimus.plugin.manager.source.fetch.FetchJob;
import io.odpf.optimus.plugin.manager.source.fetch.FetchProblem;
import io.odpf.optimus.plugin.manager.source.fetch.FetchedBatch;
import io.odpf.optimus.plugin.manager.store.ArtifactStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Fetches the plugins that an install lacks, and those that a new lock file must cover although
 * they are not installed here. If one of the latter cannot be fetched, the lock does not cover it,
 * and a warning is reported: a client may lack access to the sources of servers.
 */
final class InstallFetch {
  private final OperationContext context;
  private final InstallScope scope;
  private final InstallListener listener;

  InstallFetch(OperationContext context, InstallScope scope, InstallListener listener) {
    this.context = context;
    this.scope = scope;
    this.listener = listener;
  }

  /**
   * Fetches the plugins of a plan.
   *
   * @param transaction the transaction whose staging directory receives the binaries
   */
  FetchedBatch fetch(InstallPlan plan, Transaction transaction, ArtifactStore store)
      throws PluginManagerException, IOException, InterruptedException {
    List<FetchJob> installing = installing(plan.plugins());
    if (installing.isEmpty() && plan.lockOnly().isEmpty()) {
      listener.planned(List.of());
      return FetchedBatch.EMPTY;
    }
    List<WantedPlugin> locking = readable(plan);
    for (int attempt = 1; ; attempt++) {
      List<FetchJob> jobs = new ArrayList<>(installing);
      jobs.addAll(locking(locking));
      FetchBatch batch = new FetchBatch(jobs, transaction.staging(), attempt);
      listener.planned(batch.plugins());
      try {
        return fetch(batch, store);
      } catch (PluginManagerException e) {
        locking = without(locking, e);
      }
    }
  }

  private FetchedBatch fetch(FetchBatch batch, ArtifactStore store)
      throws PluginManagerException, InterruptedException {
    InstallRequest request = scope.request();
    return BatchFetch.of(context, request.config(), scope.config(), request.parallel())
        .offline(scope.has(Option.OFFLINE))
        .withMirrors(context.mirrors(request.config(), scope.config(), request.mirrors()))
        .from(scope.server())
        .run(batch, store, listener);
  }

  /**
   * Returns the jobs for the plugins to install. Sources are called on demand only: in both modes,
   * a lock with matching receipts is enough.
   */
  private List<FetchJob> installing(List<PluginPlan> plugins) {
    boolean revalidate = scope.has(Option.CHECK_SOURCES);
    List<FetchJob> jobs = new ArrayList<>();
    for (PluginPlan plugin : plugins) {
      if (!(plugin.coverage() instanceof Coverage.Locked locked)) {
        jobs.add(current(plugin.wanted()));
      } else if (revalidate || !plugin.isSatisfied()) {
        jobs.add(
            new FetchJob(
                plugin.id(),
                plugin.wanted(),
                new FetchJob.Locked(
                    locked,
                    plugin.isSatisfied() ? FetchJob.Use.NONE : FetchJob.Use.BINARY,
                    revalidate)));
      }
    }
    return jobs;
  }

  private List<FetchJob> locking(List<WantedPlugin> plugins) {
    List<FetchJob> jobs = new ArrayList<>();
    for (WantedPlugin plugin : plugins) {
      jobs.add(current(plugin));
    }
    return jobs;
  }

  private FetchJob current(WantedPlugin plugin) {
    return new FetchJob(
        plugin.on(scope.platform()), plugin, new FetchJob.Current(Optional.empty()));
  }

  /** Returns the plugins whose secrets can be read here, or are required for the install anyway. */
  private List<WantedPlugin> readable(InstallPlan plan) {
    Set<String> needed = new HashSet<>();
    for (PluginPlan plugin : plan.plugins()) {
      needed.add(plugin.wanted().plugin().provider());
    }
    List<WantedPlugin> readable = new ArrayList<>();
    for (WantedPlugin other : plan.lockOnly()) {
      if (needed.contains(other.plugin().provider())) {
        readable.add(other);
        continue;
      }
      try {
        other.provider().resolved();
        readable.add(other);
      } catch (PluginManagerException e) {
        warn(other.name(), e.problems().get(0));
      }
    }
    return readable;
  }

  /**
   * Returns the plugins that did not cause a failure.
   *
   * @throws PluginManagerException the failure itself, if a plugin to install caused it
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
    String mode = scope.request().mode() == Mode.SERVER ? "server" : "client";
    listener.warned(
        plugin,
        Problem.ofPlugin(
            plugin,
            FetchProblem.NOT_LOCKED,
            "it is not listed for mode "
                + mode
                + ", and the new lock file does not cover it for "
                + scope.platform()
                + ": "
                + why.message(),
            "lock it where its source can be asked: optimus plugin lock --platform "
                + scope.platform()));
  }
}
