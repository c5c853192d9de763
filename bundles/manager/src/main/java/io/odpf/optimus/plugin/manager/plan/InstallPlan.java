// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.plan;

import io.odpf.optimus.plugin.api.manager.InstallRequest.Option;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.manager.lock.Lock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The plan of an install.
 *
 * @param lock the current lock; absent if there is no lock file
 * @param plugins the plugins to install
 * @param lockOnly further plugins that a new lock file must cover
 * @param removals installed plugins to remove
 */
public record InstallPlan(
    Optional<Lock> lock,
    List<PluginPlan> plugins,
    List<WantedPlugin> lockOnly,
    List<InstalledState> removals) {
  public InstallPlan {
    plugins = List.copyOf(plugins);
    lockOnly = List.copyOf(lockOnly);
    removals = List.copyOf(removals);
  }

  /** Returns this plan with installed plugins to remove. */
  public InstallPlan removing(List<InstalledState> others) {
    return new InstallPlan(lock, plugins, lockOnly, others);
  }

  /**
   * Refuses the plan if a plugin's file must not be replaced.
   *
   * @throws PluginManagerException with a problem for each such plugin
   */
  public InstallPlan refuseObjections(Set<Option> options) throws PluginManagerException {
    List<Problem> objections = new ArrayList<>();
    for (PluginPlan plugin : plugins) {
      plugin.objection(options).ifPresent(objections::add);
    }
    if (!objections.isEmpty()) {
      throw new PluginManagerException(PluginManagerException.Category.FAILURE, objections, null);
    }
    return this;
  }
}
