// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.defaults;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.Problem;
import io.odpf.optimus.plugin.command.ManagerHost;
import io.odpf.optimus.plugin.command.SupervisorHost;
import java.util.List;

/**
 * Gives no command a manager on a host whose defaults are wrong: it would work with other places
 * than the host means. Immutable.
 */
public final class RefusingHosts implements ManagerHost {
  private final List<Problem> problems;

  public RefusingHosts(List<Problem> problems) {
    this.problems = List.copyOf(problems);
  }

  @Override
  public Session open(Needs needs) throws PluginManagerException {
    throw PluginManagerException.config(problems);
  }

  /** Gives no command a supervisor either. */
  public static final class OfSupervisors implements SupervisorHost {
    private final List<Problem> problems;

    public OfSupervisors(List<Problem> problems) {
      this.problems = List.copyOf(problems);
    }

    @Override
    public Session open(Needs needs) throws PluginManagerException {
      throw PluginManagerException.config(problems);
    }
  }
}
