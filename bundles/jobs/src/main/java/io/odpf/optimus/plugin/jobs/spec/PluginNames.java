// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.spec;

import io.odpf.optimus.plugin.api.plugin.CallOptions;
import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.api.plugin.PluginClient;
import io.odpf.optimus.plugin.api.plugin.PluginInfo;
import io.odpf.optimus.plugin.api.plugin.PluginType;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names of the installed plugins.
 *
 * @param tasks those that are tasks
 * @param hooks those that are hooks
 */
public record PluginNames(Set<String> tasks, Set<String> hooks) {
  public PluginNames {
    tasks = Collections.unmodifiableSet(new TreeSet<>(tasks));
    hooks = Collections.unmodifiableSet(new TreeSet<>(hooks));
  }

  /**
   * Asks plugins for their names, which may differ from those of their files, and for their types.
   *
   * @throws PluginCallException if a plugin does not answer
   */
  public static PluginNames of(Collection<? extends PluginClient> plugins, CallOptions options)
      throws PluginCallException, InterruptedException {
    Set<String> tasks = new TreeSet<>();
    Set<String> hooks = new TreeSet<>();
    for (PluginClient plugin : plugins) {
      PluginInfo info = plugin.info(options);
      (info.type() == PluginType.HOOK ? hooks : tasks).add(info.name());
    }
    return new PluginNames(tasks, hooks);
  }
}
