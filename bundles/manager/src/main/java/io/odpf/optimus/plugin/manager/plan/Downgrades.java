// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.plan;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.PluginManagerException.Category;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.provider.Version;
import io.odpf.optimus.plugin.manager.lock.Lock;
import io.odpf.optimus.plugin.manager.lock.LockEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Refuses unintended downgrades, which may bring back old vulnerabilities. */
public final class Downgrades {
  private Downgrades() {}

  /**
   * Refuses a lock with older versions. Ignores versions that cannot be compared.
   *
   * @throws PluginManagerException with a problem for each downgraded plugin
   */
  public static void refuse(Optional<Lock> before, Lock after, List<WantedPlugin> plugins)
      throws PluginManagerException {
    if (before.isEmpty()) {
      return;
    }
    List<Problem> problems = new ArrayList<>();
    for (WantedPlugin plugin : plugins) {
      Optional<String> old = before.get().plugin(plugin.name()).flatMap(LockEntry::version);
      Optional<String> now = after.plugin(plugin.name()).flatMap(LockEntry::version);
      if (old.isPresent() && now.isPresent() && below(now.get(), old.get())) {
        problems.add(
            plugin.problem(
                PlanProblem.DOWNGRADE,
                plugin.name()
                    + " would go from "
                    + old.get()
                    + ", which is locked, down to "
                    + now.get(),
                "say --allow-downgrade if you mean it"));
      }
    }
    if (!problems.isEmpty()) {
      throw new PluginManagerException(Category.FAILURE, problems, null);
    }
  }

  private static boolean below(String one, String other) {
    // Most installs change no version, so avoid parsing it.
    if (one.equals(other)) {
      return false;
    }
    Optional<Version> version = Version.parse(one);
    Optional<Version> otherVersion = Version.parse(other);
    return version.isPresent()
        && otherVersion.isPresent()
        && version.get().compareTo(otherVersion.get()) < 0;
  }
}
