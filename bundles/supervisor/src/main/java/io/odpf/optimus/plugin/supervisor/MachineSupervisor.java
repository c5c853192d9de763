// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor;

import io.odpf.optimus.plugin.api.manager.LocationListener;
import io.odpf.optimus.plugin.api.metrics.MetricSource;
import io.odpf.optimus.plugin.api.supervisor.ForwardingSupervisor;
import io.odpf.optimus.plugin.api.supervisor.Supervisor;
import io.odpf.optimus.plugin.api.supervisor.SupervisorListener;
import io.odpf.optimus.plugin.supervisor.discovery.InstalledPlugins;
import io.odpf.optimus.plugin.supervisor.lifecycle.LifecycleLimits;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Supervises the plugins that are found on this machine. The first search happens when a caller
 * first asks for plugins, or at once if all are to be started. Thread-safe.
 */
public final class MachineSupervisor extends ForwardingSupervisor
    implements LocationListener, AutoCloseable {
  private final SupervisorAssembly assembly;
  private final PluginSearch search;
  private final Optional<RememberedLocations> remembered;

  private MachineSupervisor(
      SupervisorAssembly assembly, PluginSearch search, Optional<RememberedLocations> remembered) {
    this.assembly = assembly;
    this.search = search;
    this.remembered = remembered;
  }

  /**
   * Creates a supervisor that does nothing yet.
   *
   * @param installed the manager's records
   */
  public static MachineSupervisor create(MachineSettings settings, InstalledPlugins installed) {
    return create(settings, installed, Optional.empty());
  }

  /**
   * Creates a supervisor that remembers where plugins were installed.
   *
   * @param remembered absent to remember nothing
   */
  static MachineSupervisor create(
      MachineSettings settings,
      InstalledPlugins installed,
      Optional<RememberedLocations> remembered) {
    MachineDirectories directories = new MachineDirectories(settings.directories(), installed);
    remembered.ifPresent(it -> it.read().forEach(directories::add));
    SupervisorAssembly assembly =
        SupervisorAssembly.create(
            directories,
            installed,
            settings.run(),
            settings.keep(),
            settings.policy(),
            LifecycleLimits.DEFAULT.withCanary(settings.canary()),
            settings.logs());
    PluginSearch search = new PluginSearch(settings, directories, assembly);
    return new MachineSupervisor(assembly, search, remembered);
  }

  /**
   * Begins to start plugins when they are found, if so configured, and to attach to those that an
   * earlier host left; returns at once.
   */
  public void begin() {
    search.begin();
  }

  /** Returns the supervisor after the first search. */
  @Override
  protected Supervisor delegate() {
    search.require();
    return assembly.supervisor();
  }

  /** Returns the metrics of the plugins that were found so far; asking searches for none. */
  public MetricSource metrics() {
    return assembly.metrics();
  }

  @Override
  public void rescan() throws InterruptedException {
    search.run();
  }

  @Override
  public Registration listen(SupervisorListener listener) {
    return assembly.supervisor().listen(listener);
  }

  /** Searches the location from now on, before all others, and soon. */
  @Override
  public void changed(Path location) {
    if (search.add(location)) {
      remembered.ifPresent(it -> it.add(location));
    }
  }

  /**
   * Stops all plugins except those that outlive it, and leaves no other process, socket, file or
   * thread.
   */
  @Override
  public void close() {
    search.close();
    assembly.close();
  }
}
