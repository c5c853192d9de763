// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.command.problem.CommandProblem;

/** Refuses to open a supervisor. */
// Not a constant of the interface, which would be created whenever another host is loaded.
final class NoSupervisor implements SupervisorHost {

  @Override
  public Session open(Needs needs) throws PluginManagerException {
    throw refusal();
  }

  static PluginManagerException refusal() {
    return PluginManagerException.failure(
        Problem.of(
            CommandProblem.NO_SUPERVISOR,
            "this program cannot start plugins: it has no supervisor",
            "use the command of the complete distribution"),
        null);
  }
}
