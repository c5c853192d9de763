// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor;

import io.odpf.optimus.plugin.api.manager.BinaryCheck;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.supervisor.SupervisorException;
import io.odpf.optimus.plugin.supervisor.discovery.PluginBinary;
import io.odpf.optimus.plugin.supervisor.lifecycle.LifecycleLimits;
import io.odpf.optimus.plugin.supervisor.lifecycle.RestartPolicy;
import io.odpf.optimus.plugin.supervisor.run.RunSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks binaries by a supervisor of their own, which starts each of them once. Thread-safe. */
public final class HandshakeCheck implements BinaryCheck {
  /** Beyond the limits of all steps together. */
  private static final Duration LIMIT =
      RunSettings.HANDSHAKE.plus(RunSettings.READY).multipliedBy(2);

  private final RunSettings settings;

  public HandshakeCheck(RunSettings settings) {
    this.settings = settings;
  }

  /** Creates a check with the usual limits. */
  public static HandshakeCheck of(Map<String, String> environment) {
    return new HandshakeCheck(
        RunSettings.of(MachineSettings.socketParent(environment), environment));
  }

  @Override
  public List<Problem> check(Map<String, Path> binaries) throws InterruptedException {
    List<PluginBinary> plugins = new ArrayList<>();
    for (Map.Entry<String, Path> one : binaries.entrySet()) {
      plugins.add(
          new PluginBinary(
              one.getKey(), one.getValue(), Optional.empty(), Optional.empty(), List.of()));
    }
    try (SupervisorAssembly assembly =
        SupervisorAssembly.create(
            () -> plugins,
            settings,
            RestartPolicy.NEVER,
            LifecycleLimits.DEFAULT,
            Optional.empty())) {
      assembly.supervisor().rescan();
      assembly.supervisor().start(List.of(), LIMIT);
      return List.of();
    } catch (SupervisorException e) {
      return e.problems();
    }
  }
}
