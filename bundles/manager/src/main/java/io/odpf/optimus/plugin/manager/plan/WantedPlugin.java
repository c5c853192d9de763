// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.plan;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemCode;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.config.model.PluginEntry;
import io.odpf.optimus.plugin.config.model.ProviderEntry;
import io.odpf.optimus.plugin.manager.lock.LockInputs;
import io.odpf.optimus.plugin.manager.lock.PluginId;
import java.util.Optional;

/**
 * A plugin that the configuration lists.
 *
 * @param plugin the plugin's entry
 * @param provider the provider's entry
 * @param inputs the inputs for its lock entry
 */
public record WantedPlugin(PluginEntry plugin, ProviderEntry provider, LockInputs inputs)
    implements Comparable<WantedPlugin> {

  public String name() {
    return plugin.name();
  }

  /** Returns the key of this plugin on a platform. */
  public PluginId on(Platform platform) {
    return new PluginId(plugin.name(), platform);
  }

  /** Returns a problem of this plugin, at its position in the configuration. */
  public Problem problem(ProblemCode code, String message, String hint) {
    return new Problem(
        code, message, Optional.of(plugin.position()), Optional.of(plugin.name()), hint);
  }

  /** Compares plugins by name. */
  @Override
  public int compareTo(WantedPlugin other) {
    return name().compareTo(other.name());
  }
}
