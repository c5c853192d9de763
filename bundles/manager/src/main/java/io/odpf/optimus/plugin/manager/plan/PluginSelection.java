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
import java.util.Objects;
import java.util.Optional;

/** Selects plugins of a configuration. */
public final class PluginSelection {
  /** The options of a type that was removed after validation; its plugins will fail. */
  private static final OptionSchema NONE = new OptionSchema(List.of(), List.of());

  private final PluginConfig config;
  private final SchemaLookup schemas;

  public PluginSelection(PluginConfig config, SchemaLookup schemas) {
    this.config = config;
    this.schemas = schemas;
  }

  /** Returns all plugins, by name. */
  public List<WantedPlugin> all() {
    Map<String, ProviderEntry> providers = new HashMap<>();
    for (ProviderEntry provider : config.providers()) {
      providers.put(provider.spec().name(), provider);
    }
    List<WantedPlugin> all = new ArrayList<>();
    for (PluginEntry plugin : config.plugins()) {
      ProviderEntry provider = Objects.requireNonNull(providers.get(plugin.provider()));
      Optional<OptionSchema> schema = schemas.find(provider.spec().type());
      all.add(
          new WantedPlugin(plugin, provider, LockInputs.of(plugin, provider, schema.orElse(NONE))));
    }
    Collections.sort(all);
    return all;
  }

  /** Returns the plugins of a mode, by name. */
  public List<WantedPlugin> of(Mode mode) {
    return of(all(), mode);
  }

  /** Returns the plugins in a list that belong to a mode. */
  public static List<WantedPlugin> of(List<WantedPlugin> plugins, Mode mode) {
    List<WantedPlugin> selected = new ArrayList<>();
    for (WantedPlugin plugin : plugins) {
      if (plugin.plugin().modes().contains(mode)) {
        selected.add(plugin);
      }
    }
    return selected;
  }

  /**
   * Returns the plugins in a list that have certain names; all of them if there are no names.
   *
   * @throws PluginManagerException of category CONFIG if there is no plugin with one of the names
   */
  public static List<WantedPlugin> named(
      List<WantedPlugin> plugins, Collection<String> names, String where)
      throws PluginManagerException {
    if (names.isEmpty()) {
      return plugins;
    }
    List<Problem> unknown = new ArrayList<>();
    List<WantedPlugin> selected = new ArrayList<>();
    for (String name : names) {
      Optional<WantedPlugin> found = find(plugins, name);
      if (found.isEmpty()) {
        unknown.add(
            Problem.ofPlugin(
                name,
                CommonProblem.UNKNOWN_PLUGIN,
                where + " lists no plugin " + name,
                known(plugins)));
      } else if (!selected.contains(found.get())) {
        selected.add(found.get());
      }
    }
    if (!unknown.isEmpty()) {
      throw PluginManagerException.config(unknown);
    }
    Collections.sort(selected);
    return selected;
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
