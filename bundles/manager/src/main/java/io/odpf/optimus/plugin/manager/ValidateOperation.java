// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager;

import io.odpf.optimus.plugin.api.file.TemporaryDirectory;
import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.Position;
import io.odpf.optimus.plugin.api.manager.Problem;
import io.odpf.optimus.plugin.api.provider.ArtifactRequest;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.config.PluginConfig;
import io.odpf.optimus.plugin.config.PluginEntry;
import io.odpf.optimus.plugin.config.ProviderEntry;
import io.odpf.optimus.plugin.manager.fetch.OpenAddresses;
import io.odpf.optimus.plugin.manager.plan.Selection;
import io.odpf.optimus.plugin.manager.providers.ProviderCall;
import io.odpf.optimus.plugin.manager.providers.ProviderSession;
import io.odpf.optimus.plugin.manager.providers.Surroundings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds all that an install would refuse before it asks a source: what the configuration says, and
 * what its providers say to it, each of which is made for that and asked for nothing.
 */
final class ValidateOperation implements Operations.Operation<List<Problem>> {
  private final Services services;
  private final ConfigFile file;
  private final InstallListener listener;
  private final List<Problem> problems = new ArrayList<>();

  ValidateOperation(Services services, ConfigFile file, InstallListener listener) {
    this.services = services;
    this.file = file;
    this.listener = listener;
  }

  @Override
  public List<Problem> run() throws PluginManagerException, InterruptedException {
    PluginConfig config;
    try {
      config = services.read(file);
    } catch (PluginManagerException invalid) {
      if (invalid.category() == PluginManagerException.Category.CONFIG) {
        return invalid.problems();
      }
      throw invalid;
    }
    new OpenAddresses(services.registry(), listener).warnOfAll(config.providers());
    askProviders(config);
    askVerifiers(config);
    return problems;
  }

  private void askProviders(PluginConfig config)
      throws PluginManagerException, InterruptedException {
    try (TemporaryDirectory scratch = scratch();
        ProviderSession session =
            services
                .registry()
                .session(new Surroundings(services.http(), file.environment(), scratch.path()))) {
      Set<String> unusable = new HashSet<>();
      for (ProviderEntry provider : config.providers()) {
        if (!ask(session, provider, Optional.empty(), provider.position(), made -> null)) {
          unusable.add(provider.spec().name());
        }
      }
      Platform platform = services.platform(Optional.empty());
      for (PluginEntry plugin : config.plugins()) {
        if (!unusable.contains(plugin.provider())) {
          ask(
              session,
              config.provider(plugin.provider()),
              Optional.of(plugin.name()),
              plugin.position(),
              made -> {
                made.check(request(plugin, platform));
                return null;
              });
        }
      }
    }
  }

  /** Whether nothing is wrong. */
  private boolean ask(
      ProviderSession session,
      ProviderEntry provider,
      Optional<String> plugin,
      Position position,
      ProviderCall<Void> question)
      throws InterruptedException {
    try {
      session.call(provider, question);
      return true;
    } catch (ProviderException refusal) {
      problems.add(
          new Problem(
              "provider-refuses",
              refusal.getMessage(),
              Optional.of(position),
              plugin,
              refusal.hint()));
      return false;
    }
  }

  private static ArtifactRequest request(PluginEntry plugin, Platform platform) {
    return new ArtifactRequest(
        plugin.name(),
        plugin.expand(plugin.path(), platform),
        plugin.version(),
        platform,
        plugin.options(),
        Optional.empty());
  }

  private void askVerifiers(PluginConfig config) throws PluginManagerException {
    Selection selection = new Selection(config, services.registry());
    Set<Problem> refused = new LinkedHashSet<>();
    for (Mode mode : Mode.values()) {
      try {
        Selection.refuseUnverifiable(selection.of(mode), services.verifiers());
      } catch (PluginManagerException refusal) {
        refused.addAll(refusal.problems());
      }
    }
    problems.addAll(refused);
  }

  private static TemporaryDirectory scratch() throws PluginManagerException {
    try {
      return TemporaryDirectory.create("validate");
    } catch (IOException failure) {
      throw PluginManagerException.failure(
          Problem.of(
              "no-scratch",
              "no temporary directory can be made: " + failure.getMessage(),
              "check the directory for temporary files and its disk"),
          failure);
    }
  }
}
