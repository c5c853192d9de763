// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.shell;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.supervisor.Supervisor;
import io.odpf.optimus.plugin.command.SupervisorHost;
import io.odpf.optimus.plugin.command.problem.CommandProblem;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The runtime's supervisor, a dynamic service. Thread-safe. */
final class RunningSupervisor implements SupervisorHost {
  private final AtomicReference<Supervisor> current = new AtomicReference<>();

  void set(Supervisor supervisor) {
    current.set(supervisor);
  }

  /** Removes a supervisor, unless another one has replaced it. */
  void unset(Supervisor supervisor) {
    current.compareAndSet(supervisor, null);
  }

  @Override
  public Optional<Supervisor> running() {
    return Optional.ofNullable(current.get());
  }

  @Override
  public Session open(Needs needs) throws PluginManagerException {
    Supervisor supervisor = current.get();
    if (supervisor == null) {
      throw PluginManagerException.failure(
          Problem.of(
              CommandProblem.NO_SUPERVISOR,
              "no supervisor runs in this runtime",
              "start the bundle io.odpf.optimus.plugin.supervisor; lb shows its state"),
          null);
    }
    return new Shared(supervisor);
  }

  /** A session that needs no opening or closing. */
  private record Shared(Supervisor supervisor) implements Session {
    @Override
    public boolean shared() {
      return true;
    }

    @Override
    public void close() {}
  }
}
