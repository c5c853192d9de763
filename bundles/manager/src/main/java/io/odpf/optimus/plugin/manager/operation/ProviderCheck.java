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

/** Asks a provider whether it could ever resolve a plugin, without asking its source. */
final class ProviderCheck {
  private final OperationContext context;
  private final ConfigFile file;

  ProviderCheck(OperationContext context, ConfigFile file) {
    this.context = context;
    this.file = file;
  }

  /** Returns why not; also empty if the provider cannot be made here, as without its secret. */
  Optional<Problem> refusal(PluginConfig config, PluginEntry plugin)
      throws PluginManagerException, InterruptedException {
    ProviderEntry provider = config.provider(plugin.provider());
    try (TemporaryDirectory scratch = ValidateOperation.scratch();
        ProviderSession session =
            context
                .registry()
                .session(
                    new ProviderResources(context.http(), file.environment(), scratch.path()))) {
      if (!isMade(session, provider)) {
        return Optional.empty();
      }
      session.call(
          provider,
          made -> {
            made.check(ValidateOperation.request(plugin, context.platform(Optional.empty())));
            return null;
          });
      return Optional.empty();
    } catch (ProviderException refusal) {
      return Optional.of(
          Problem.ofPlugin(
              plugin.name(),
              OperationProblem.PROVIDER_REFUSES,
              refusal.getMessage(),
              refusal.hint()));
    }
  }

  private static boolean isMade(ProviderSession session, ProviderEntry provider)
      throws InterruptedException {
    try {
      session.call(provider, made -> null);
      return true;
    } catch (ProviderException unusable) {
      return false;
    }
  }
}
