// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.plan;

import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.option.OptionSchema;
import io.odpf.optimus.plugin.api.problem.CommonProblem;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.config.SchemaLookup;
import io.odpf.optimus.plugin.config.model.PluginConfig;
import io.odpf.optimus.plugin.config.model.PluginEntry;
import io.odpf.optimus.plugin.config.model.ProviderEntry;
import io.odpf.optimus.plugin.manager.lock.LockInputs;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Selects plugins of a configuration. */
public final class PluginSelection {
  /** Of a type that is gone since the configuration was validated; its plugins will fail. */
  private static final OptionSchema NONE = new OptionSchema(List.of(), List.of());

  private final PluginConfig config;
  private final SchemaLookup schemas;

  public PluginSelection(PluginConfig config, SchemaLookup schemas) {
    this.config = config;
    this.schemas = schemas;
  }

  /** All plugins, by name. */
  public List<WantedPlugin> all() {
    Map<String, ProviderEntry> providers = new HashMap<>();
    for (ProviderEntry provider : config.providers()) {
      providers.put(provider.spec().name(), provider);
    }
    List<WantedPlugin> all = new ArrayList<>();
    for (PluginEntry plugin : config.plugins()) {
      ProviderEntry provider = providers.get(plugin.provider());
      Optional<OptionSchema> schema = schemas.find(provider.spec().type());
      all.add(
          new WantedPlugin(plugin, provider, LockInputs.of(plugin, provider, schema.orElse(NONE))));
    }
    Collections.sort(all);
    return all;
  }

  /** The plugins of a mode, by name. */
  public List<WantedPlugin> of(Mode mode) {
    return of(all(), mode);
  }

  /** Those of some plugins that are listed for a mode. */
  public static List<WantedPlugin> of(List<WantedPlugin> plugins, Mode mode) {
    List<WantedPlugin> some = new ArrayList<>();
    for (WantedPlugin desired : plugins) {
      if (desired.plugin().modes().contains(mode)) {
        some.add(desired);
      }
    }
    return some;
  }

  /**
   * Those of some plugins that have these names; all of them without names.
   *
   * @throws PluginManagerException of category CONFIG if there is no plugin of a name
   */
  public static List<WantedPlugin> named(
      List<WantedPlugin> plugins, Collection<String> names, String where)
      throws PluginManagerException {
    if (names.isEmpty()) {
      return plugins;
    }
    List<Problem> unknown = new ArrayList<>();
    List<WantedPlugin> some = new ArrayList<>();
    for (String name : names) {
      Optional<WantedPlugin> found = find(plugins, name);
      if (found.isEmpty()) {
        unknown.add(
            Problem.ofPlugin(
                name,
                CommonProblem.UNKNOWN_PLUGIN,
                where + " lists no plugin " + name,
                known(plugins)));
      } else if (!some.contains(found.get())) {
        some.add(found.get());
      }
    }
    if (!unknown.isEmpty()) {
      throw PluginManagerException.config(unknown);
    }
    Collections.sort(some);
    return some;
  }

  private static Optional<WantedPlugin> find(List<WantedPlugin> plugins, String name) {
    for (WantedPlugin plugin : plugins) {
      if (plugin.name().equals(name)) {
        return Optional.of(plugin);
      }
    }
    return Optional.empty();
  }

  private static String known(List<WantedPlugin> plugins) {
    StringBuilder names = new StringBuilder();
    for (WantedPlugin plugin : plugins) {
      names.append(names.length() == 0 ? "it lists " : ", ").append(plugin.name());
    }
    return names.length() == 0 ? "it lists none" : names.toString();
  }
}
