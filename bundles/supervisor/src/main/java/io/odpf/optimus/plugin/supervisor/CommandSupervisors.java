// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor;

import io.odpf.optimus.plugin.api.file.HomeDirectory;
import io.odpf.optimus.plugin.api.manager.BinaryCheck;
import io.odpf.optimus.plugin.api.manager.InstalledPlugin;
import io.odpf.optimus.plugin.api.manager.ListRequest;
import io.odpf.optimus.plugin.api.manager.PluginManager;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.supervisor.Supervisor;
import io.odpf.optimus.plugin.api.supervisor.SupervisorFactory;
import io.odpf.optimus.plugin.supervisor.discovery.InstalledPlugins;
import io.odpf.optimus.plugin.supervisor.discovery.PluginDirectories;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
            new Records(request.manager())));
  }

  @Override
  public BinaryCheck check(Map<String, String> environment) {
    return HandshakeCheck.of(environment);
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

  /** The manager's receipts. */
  private record Records(PluginManager manager) implements InstalledPlugins {
    @Override
    public List<InstalledPlugin> in(Path location)
        throws PluginManagerException, InterruptedException {
      return manager
          .list(new ListRequest(Optional.empty(), Optional.of(location), Map.of()))
          .plugins();
    }
  }
}
