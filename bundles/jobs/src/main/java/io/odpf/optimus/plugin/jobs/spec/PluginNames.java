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
 * @param tasks the names of task plugins
 * @param hooks the names of hook plugins
 */
public record PluginNames(Set<String> tasks, Set<String> hooks) {
  public PluginNames {
    tasks = Collections.unmodifiableSet(new TreeSet<>(tasks));
    hooks = Collections.unmodifiableSet(new TreeSet<>(hooks));
  }

  /**
   * Requests the names and types from the plugins themselves. Their names may differ from those of
   * their files.
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
