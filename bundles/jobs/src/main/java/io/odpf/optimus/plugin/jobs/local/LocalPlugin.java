// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.local;

import io.odpf.optimus.plugin.api.plugin.PluginClient;
import io.odpf.optimus.plugin.api.plugin.PluginInfo;
import io.odpf.optimus.plugin.api.plugin.PluginMod;
import java.util.Objects;

/**
 * A plugin that can be called.
 *
 * @param client the handle to it
 * @param info its description of itself
 */
public record LocalPlugin(PluginClient client, PluginInfo info) {
  public LocalPlugin {
    Objects.requireNonNull(client, "client");
    Objects.requireNonNull(info, "info");
  }

  /** Returns whether the plugin serves a part of the contract. */
  public boolean has(PluginMod mod) {
    return info.mods().contains(mod);
  }
}
