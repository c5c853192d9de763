// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor;

import io.odpf.optimus.plugin.api.manager.InstalledPlugin;
import io.odpf.optimus.plugin.api.manager.ListRequest;
import io.odpf.optimus.plugin.api.manager.PluginManager;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.StartRequest;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.supervisor.discovery.InstalledPlugins;
import io.odpf.optimus.plugin.supervisor.discovery.PluginBinary;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The manager's receipts and permissions; none while there is no manager. Thread-safe. */
final class ManagerRecords implements InstalledPlugins {
  private final Supplier<@Nullable PluginManager> manager;

  ManagerRecords(Supplier<@Nullable PluginManager> manager) {
    this.manager = manager;
  }

  @Override
  public List<InstalledPlugin> in(Path location)
      throws PluginManagerException, InterruptedException {
    PluginManager current = manager.get();
    return current == null
        ? List.of()
        : current
            .list(new ListRequest(Optional.empty(), Optional.of(location), Map.of()))
            .plugins();
  }

  @Override
  public List<Problem> denials(PluginBinary binary)
      throws PluginManagerException, InterruptedException {
    PluginManager current = manager.get();
    return current == null
        ? List.of()
        : current.denials(
            new StartRequest(
                binary.name(),
                binary.version(),
                Platform.of(System.getProperty("os.name"), System.getProperty("os.arch")),
                binary.path()));
  }
}
