// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor;

import io.odpf.optimus.plugin.api.file.HomeDirectory;
import io.odpf.optimus.plugin.api.manager.BinaryCheck;
import io.odpf.optimus.plugin.api.supervisor.PluginTrials;
import io.odpf.optimus.plugin.api.supervisor.Supervisor;
import io.odpf.optimus.plugin.api.supervisor.SupervisorFactory;
import io.odpf.optimus.plugin.supervisor.discovery.PluginDirectories;
import java.util.Map;

/** Creates supervisors for commands. The launcher loads this class by name. Thread-safe. */
public final class CommandSupervisors implements SupervisorFactory {

  @Override
  public Owned create(Request request) {
    PluginDirectories directories =
        PluginDirectories.ofGuide(
            request.installLocation(),
            request.workingDirectory(),
            request.programDirectory(),
            HomeDirectory.of(request.environment()));
    return new CommandSupervisor(
        MachineSupervisor.create(
            MachineSettings.ofCommand(directories, request.environment()),
            new ManagerRecords(request::manager)));
  }

  @Override
  public BinaryCheck check(Map<String, String> environment) {
    return HandshakeCheck.of(environment);
  }

  @Override
  public PluginTrials trials(Map<String, String> environment) {
    return TrialAssembly.of(environment);
  }

  private record CommandSupervisor(MachineSupervisor machine) implements Owned {
    @Override
    public Supervisor supervisor() {
      return machine;
    }

    @Override
    public void close() {
      machine.close();
    }
  }
}
