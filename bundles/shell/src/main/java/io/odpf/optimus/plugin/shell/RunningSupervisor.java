// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.shell;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.supervisor.PluginTrial;
import io.odpf.optimus.plugin.api.supervisor.PluginTrials;
import io.odpf.optimus.plugin.api.supervisor.Supervisor;
import io.odpf.optimus.plugin.api.supervisor.SupervisorException;
import io.odpf.optimus.plugin.api.supervisor.TrialRequest;
import io.odpf.optimus.plugin.command.SupervisorHost;
import io.odpf.optimus.plugin.command.problem.CommandProblem;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The runtime's supervisor, a dynamic service. Thread-safe. */
final class RunningSupervisor implements SupervisorHost {
  private final AtomicReference<@Nullable Supervisor> current = new AtomicReference<>();
  private final AtomicReference<@Nullable PluginTrials> trials = new AtomicReference<>();

  void set(Supervisor supervisor) {
    current.set(supervisor);
  }

  /** Removes a supervisor, unless another one has replaced it. */
  void unset(Supervisor supervisor) {
    current.compareAndSet(supervisor, null);
  }

  void setTrials(PluginTrials present) {
    trials.set(present);
  }

  void unsetTrials(PluginTrials gone) {
    trials.compareAndSet(gone, null);
  }

  @Override
  public PluginTrials trials(Map<String, String> environment) throws PluginManagerException {
    PluginTrials present = trials.get();
    if (present == null) {
      throw absent();
    }
    return new SharedTrials(present);
  }

  @Override
  public Optional<Supervisor> running() {
    return Optional.ofNullable(current.get());
  }

  @Override
  public Session open(Needs needs) throws PluginManagerException {
    Supervisor supervisor = current.get();
    if (supervisor == null) {
      throw absent();
    }
    return new Shared(supervisor);
  }

  private static PluginManagerException absent() {
    return PluginManagerException.failure(
        Problem.of(
            CommandProblem.NO_SUPERVISOR,
            "no supervisor runs in this runtime",
            "start the bundle io.odpf.optimus.plugin.supervisor; lb shows its state"),
        null);
  }

  /** Trials of the runtime, which end with its supervisor. */
  private record SharedTrials(PluginTrials trials) implements PluginTrials {
    @Override
    public PluginTrial start(TrialRequest request)
        throws SupervisorException, InterruptedException {
      return trials.start(request);
    }

    @Override
    public void close() {}
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
