// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.manager.lock.Lock;
import io.odpf.optimus.plugin.manager.lock.LockedArtifact;
import io.odpf.optimus.plugin.manager.plan.WantedPlugin;
import io.odpf.optimus.plugin.manager.source.fetch.FetchJob;
import io.odpf.optimus.plugin.manager.source.fetch.SourceSurvey;
import io.odpf.optimus.plugin.manager.source.provider.ProviderResources;
import io.odpf.optimus.plugin.manager.source.provider.ProviderSession;
import io.odpf.optimus.plugin.manager.store.ArtifactStore;
import io.odpf.optimus.plugin.manager.store.ScratchDirectory;
import io.odpf.optimus.plugin.manager.store.StoreProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Queries the sources of plugins without fetching their artifacts. */
final class SourceQuery {
  private final OperationContext context;
  private final ConfigFile config;
  private final InstallListener listener;

  SourceQuery(OperationContext context, ConfigFile config, InstallListener listener) {
    this.context = context;
    this.config = config;
    this.listener = listener;
  }

  /** Evaluates the answers, with a scratch directory for files to fetch. */
  @FunctionalInterface
  interface Evaluation<T> {
    T of(List<SourceSurvey.Answer> answers, Path scratch)
        throws PluginManagerException, InterruptedException;
  }

  /**
   * Queries the sources of plugins on a platform.
   *
   * @param lock the lock whose artifacts are compared with the answers
   */
  <T> T run(
      List<WantedPlugin> plugins, Platform platform, Optional<Lock> lock, Evaluation<T> evaluation)
      throws PluginManagerException, InterruptedException {
    ArtifactStore store = context.store(config.environment());
    try {
      store.prepare();
      try (ScratchDirectory scratch = ScratchDirectory.create(store.scratch(), "survey")) {
        ProviderResources resources =
            new ProviderResources(context.http(), config.environment(), store.scratch());
        List<SourceSurvey.Answer> answers;
        try (ProviderSession session = context.registry().session(resources)) {
          answers =
              new SourceSurvey(session, context.settings().downloads(), listener)
                  .ask(jobs(plugins, platform, lock));
        }
        return evaluation.of(answers, scratch.path());
      }
    } catch (IOException failure) {
      throw OperationContext.failed(
          StoreProblem.STORE_UNUSABLE, "the cache cannot be used", store.root(), failure);
    }
  }

  private static List<FetchJob> jobs(
      List<WantedPlugin> plugins, Platform platform, Optional<Lock> lock) {
    List<FetchJob> jobs = new ArrayList<>();
    for (WantedPlugin plugin : plugins) {
      Optional<LockedArtifact> known =
          lock.flatMap(it -> it.plugin(plugin.name())).flatMap(it -> it.on(platform));
      jobs.add(new FetchJob(plugin.on(platform), plugin, new FetchJob.Current(known)));
    }
    return jobs;
  }
}
