// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.manager.lock.Lock;
import io.odpf.optimus.plugin.manager.plan.WantedPlugin;
import io.odpf.optimus.plugin.manager.source.fetch.FetchJob;
import io.odpf.optimus.plugin.manager.source.fetch.SourceSurvey;
import io.odpf.optimus.plugin.manager.source.provider.ProviderResources;
import io.odpf.optimus.plugin.manager.source.provider.ProviderSession;
import io.odpf.optimus.plugin.manager.store.ArtifactStore;
import io.odpf.optimus.plugin.manager.store.ScratchDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks sources about plugins without fetching them. */
final class SourceQuestions {
  private final OperationContext services;
  private final ConfigFile config;
  private final InstallListener listener;

  SourceQuestions(OperationContext services, ConfigFile config, InstallListener listener) {
    this.services = services;
    this.config = config;
    this.listener = listener;
  }

  /** Uses the answers while files can still be fetched for them. */
  @FunctionalInterface
  interface Evaluation<T> {
    T of(List<SourceSurvey.Answer> answers) throws PluginManagerException, InterruptedException;
  }

  /**
   * Asks about plugins on a platform.
   *
   * @param lock the lock whose artifacts are compared with the answers
   */
  <T> T ask(
      List<WantedPlugin> plugins, Platform platform, Optional<Lock> lock, Evaluation<T> evaluation)
      throws PluginManagerException, InterruptedException {
    ArtifactStore store = services.store(config.environment());
    try {
      store.prepare();
      try (ScratchDirectory scratch = ScratchDirectory.create(store.scratch(), "survey")) {
        ProviderResources resources =
            new ProviderResources(services.http(), config.environment(), store.scratch());
        List<SourceSurvey.Answer> answers;
        try (ProviderSession session = services.registry().session(resources)) {
          answers =
              new SourceSurvey(session, services.settings().downloads(), listener)
                  .ask(jobs(plugins, platform, lock, scratch.path()));
        }
        return evaluation.of(answers);
      }
    } catch (IOException failure) {
      throw OperationContext.failed(
          "store-unusable", "the cache cannot be used", store.root(), failure);
    }
  }

  private static List<FetchJob> jobs(
      List<WantedPlugin> plugins, Platform platform, Optional<Lock> lock, Path scratch) {
    List<FetchJob> jobs = new ArrayList<>();
    for (WantedPlugin plugin : plugins) {
      jobs.add(
          new FetchJob(
              plugin.plugin(),
              plugin.provider(),
              plugin.inputs(),
              platform,
              lock.flatMap(it -> it.plugin(plugin.name())).flatMap(it -> it.on(platform)),
              false,
              false,
              scratch.resolve(platform.binaryName(plugin.name())),
              false));
    }
    return jobs;
  }
}
