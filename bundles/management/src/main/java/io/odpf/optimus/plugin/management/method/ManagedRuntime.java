// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.method;

import io.odpf.optimus.plugin.api.management.RuntimeProcess;
import io.odpf.optimus.plugin.api.manager.PluginManager;
import io.odpf.optimus.plugin.api.metrics.MetricSource;
import io.odpf.optimus.plugin.api.supervisor.Supervisor;
import io.odpf.optimus.plugin.management.machine.ManagedMachine;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The parts of a runtime that the methods use. The suppliers return the current part at each call,
 * since services come and go.
 *
 * @param version the runtime's version
 * @param manager the manager of the machine's plugins
 * @param supervisor the supervisor; absent while there is none
 * @param process the process of the runtime; absent if its host does not offer it
 * @param configuration the configuration that the runtime manages
 * @param metrics the current sources of metrics
 */
public record ManagedRuntime(
    String version,
    PluginManager manager,
    Supplier<Optional<Supervisor>> supervisor,
    Supplier<Optional<RuntimeProcess>> process,
    ManagedConfiguration configuration,
    Supplier<List<MetricSource>> metrics) {
  public ManagedRuntime {
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(manager, "manager");
    Objects.requireNonNull(supervisor, "supervisor");
    Objects.requireNonNull(process, "process");
    Objects.requireNonNull(configuration, "configuration");
    Objects.requireNonNull(metrics, "metrics");
  }

  /** Returns the parts that manage the machine. */
  public ManagedMachine.Parts parts() {
    return new ManagedMachine.Parts(
        manager, supervisor, configuration.file(), configuration.mode());
  }
}
