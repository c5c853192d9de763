// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.manager.InstallRequest;
import io.odpf.optimus.plugin.api.manager.InstallRequest.Option;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.manager.plan.PluginPlan;
import io.odpf.optimus.plugin.manager.plan.WantedPlugin;
import io.odpf.optimus.plugin.manager.source.fetch.FetchJob;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an install has to ask sources or the store for. */
final class Jobs {
  private final boolean revalidate;
  private final Platform platform;
  private final Path staging;
  private final int attempt;

  /**
   * @param staging where binaries go
   * @param attempt the number of this attempt, which keeps its files apart from earlier ones
   */
  Jobs(InstallRequest request, Platform platform, Path staging, int attempt) {
    this.revalidate = isRevalidating(request);
    this.platform = platform;
    this.staging = staging;
    this.attempt = attempt;
  }

  /** Sources are asked on demand: in both modes, a lock and receipts that agree are enough. */
  private static boolean isRevalidating(InstallRequest request) {
    return request.options().contains(Option.CHECK_SOURCES);
  }

  /** Whether there is anything to do for one of these plugins. */
  static boolean any(InstallRequest request, List<PluginPlan> plans) {
    for (PluginPlan plan : plans) {
      if (isRevalidating(request) || isOpen(plan)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOpen(PluginPlan plan) {
    return plan.coverage().artifact().isEmpty() || !plan.satisfied();
  }

  /** The jobs of plugins that are to be installed. */
  List<FetchJob> installing(List<PluginPlan> plans) {
    List<FetchJob> jobs = new ArrayList<>();
    for (PluginPlan plan : plans) {
      if (revalidate || isOpen(plan)) {
        jobs.add(
            new FetchJob(
                plan.wanted().plugin(),
                plan.wanted().provider(),
                plan.inputs(),
                platform,
                plan.coverage().artifact(),
                plan.coverage().artifact().isPresent(),
                revalidate,
                target(plan.wanted()),
                plan.needsBinary()));
      }
    }
    return jobs;
  }

  /** The jobs of plugins that are to be locked alone, like those that lack a lock. */
  List<FetchJob> locking(List<WantedPlugin> plugins) {
    List<FetchJob> jobs = new ArrayList<>();
    for (WantedPlugin plugin : plugins) {
      jobs.add(
          new FetchJob(
              plugin.plugin(),
              plugin.provider(),
              plugin.inputs(),
              platform,
              Optional.empty(),
              false,
              revalidate,
              target(plugin),
              true));
    }
    return jobs;
  }

  private Path target(WantedPlugin plugin) {
    String name = platform.binaryName(plugin.name());
    return staging.resolve(attempt == 1 ? name : attempt + "-" + name);
  }
}
