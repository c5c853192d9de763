// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.edit;

import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.manager.NewPlugin;
import io.odpf.optimus.plugin.config.description.ConfigKeys;
import java.util.ArrayList;
import java.util.List;

/** The list of plugins in a configuration. */
public final class PluginList {

  /** Where the list is. Its indentation follows that of the list of providers. */
  public static final ListPlace PLACE =
      new ListPlace(
          List.of(ConfigKeys.PLUGINS, ConfigKeys.PLUGINS),
          ConfigKeys.OUTPUT,
          ConfigKeys.PROVIDERS,
          2);

  private PluginList() {}

  /** Returns a plugin's entry. */
  public static EntryText entry(NewPlugin plugin) {
    EntryText entry =
        EntryText.empty()
            .text(ConfigKeys.PROVIDER, plugin.provider())
            .text(ConfigKeys.OUTPUT, plugin.name())
            .text(ConfigKeys.PATH, plugin.path());
    if (plugin.version().isPresent()) {
      entry = entry.text(ConfigKeys.VERSION, plugin.version().get());
    }
    if (plugin.checksums().isPresent()) {
      entry = entry.text(ConfigKeys.CHECKSUMS, plugin.checksums().get());
    }
    if (plugin.binary().isPresent()) {
      entry = entry.text(ConfigKeys.BINARY, plugin.binary().get());
    }
    if (!plugin.modes().isEmpty()) {
      entry = entry.list(ConfigKeys.MODES, modes(plugin));
    }
    return plugin.options().isEmpty() ? entry : entry.map(ConfigKeys.CONFIG, plugin.options());
  }

  private static List<String> modes(NewPlugin plugin) {
    List<String> modes = new ArrayList<>();
    if (plugin.modes().contains(Mode.SERVER)) {
      modes.add("server");
    }
    if (plugin.modes().contains(Mode.CLIENT)) {
      modes.add("client");
    }
    return modes;
  }
}
