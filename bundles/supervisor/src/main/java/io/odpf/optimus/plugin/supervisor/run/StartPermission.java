// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.run;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.policy.PolicyProblem;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.supervisor.discovery.InstalledPlugins;
import io.odpf.optimus.plugin.supervisor.discovery.PluginBinary;
import io.odpf.optimus.plugin.supervisor.lifecycle.PluginStartException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks the manager before a plugin is started. Thread-safe. */
final class StartPermission {
  private final InstalledPlugins installed;

  StartPermission(InstalledPlugins installed) {
    this.installed = installed;
  }

  /**
   * Refuses a plugin that must not be started.
   *
   * @throws PluginStartException if a policy denies it or cannot be asked; a denial stands until
   *     the plugin is started again on request
   */
  void require(PluginBinary binary) throws PluginStartException, InterruptedException {
    try {
      refuse(installed.denials(binary), null);
    } catch (PluginManagerException e) {
      refuse(e.problems(), e);
    }
  }

  private static void refuse(List<Problem> denials, @Nullable Throwable cause)
      throws PluginStartException {
    if (denials.isEmpty()) {
      return;
    }
    List<String> messages = new ArrayList<>();
    boolean denied = false;
    for (Problem denial : denials) {
      messages.add(denial.message());
      denied |= denial.code() == PolicyProblem.DENIED;
    }
    Problem first = denials.get(0);
    throw new PluginStartException(
        new Problem(
            first.code(),
            String.join("; ", messages),
            first.position(),
            first.plugin(),
            first.hint()),
        denied,
        cause);
  }
}
