// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.defaults;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.supervisor.PluginTrials;
import io.odpf.optimus.plugin.command.ManagerHost;
import io.odpf.optimus.plugin.command.SupervisorHost;
import java.util.List;
import java.util.Map;

/**
 * Refuses to provide a manager if the host's defaults are invalid, since the manager would use the
 * wrong directories. Immutable.
 */
public final class RefusingHosts implements ManagerHost {
  private final List<Problem> problems;

  public RefusingHosts(List<Problem> problems) {
    this.problems = List.copyOf(problems);
  }

  @Override
  public ManagerHost.Session open(ManagerHost.Needs needs) throws PluginManagerException {
    throw PluginManagerException.config(problems);
  }

  /** Refuses to provide a supervisor, for the same reason. */
  public static final class OfSupervisors implements SupervisorHost {
    private final List<Problem> problems;

    public OfSupervisors(List<Problem> problems) {
      this.problems = List.copyOf(problems);
    }

    @Override
    public SupervisorHost.Session open(SupervisorHost.Needs needs) throws PluginManagerException {
      throw PluginManagerException.config(problems);
    }

    @Override
    public PluginTrials trials(Map<String, String> environment) throws PluginManagerException {
      throw PluginManagerException.config(problems);
    }
  }
}
