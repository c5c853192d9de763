// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.file.TemporaryDirectory;
import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.config.model.PluginConfig;
import io.odpf.optimus.plugin.config.model.PluginEntry;
import io.odpf.optimus.plugin.config.model.ProviderEntry;
import io.odpf.optimus.plugin.manager.source.provider.ProviderResources;
import io.odpf.optimus.plugin.manager.source.provider.ProviderSession;
import java.util.Optional;

/** Checks a plugin's entry with its provider, without calling the source. */
final class ProviderCheck {
  private final OperationContext context;
  private final ConfigFile file;

  ProviderCheck(OperationContext context, ConfigFile file) {
    this.context = context;
    this.file = file;
  }

  /** Returns the provider's refusal; empty also if the provider cannot be created here. */
  Optional<Problem> refusal(PluginConfig config, PluginEntry plugin)
      throws PluginManagerException, InterruptedException {
    ProviderEntry provider = config.provider(plugin.provider());
    try (TemporaryDirectory scratch = ValidateOperation.scratch();
        ProviderSession session =
            context
                .registry()
                .session(
                    new ProviderResources(context.http(), file.environment(), scratch.path()))) {
      if (!canCreate(session, provider)) {
        return Optional.empty();
      }
      session.call(
          provider,
          created -> {
            created.check(ValidateOperation.request(plugin, context.platform(Optional.empty())));
            return true;
          });
      return Optional.empty();
    } catch (ProviderException e) {
      return Optional.of(
          Problem.ofPlugin(
              plugin.name(),
              OperationProblem.PROVIDER_REFUSES,
              String.valueOf(e.getMessage()),
              e.hint()));
    }
  }

  private static boolean canCreate(ProviderSession session, ProviderEntry provider)
      throws InterruptedException {
    try {
      session.call(provider, created -> true);
      return true;
    } catch (ProviderException e) {
      return false;
    }
  }
}
