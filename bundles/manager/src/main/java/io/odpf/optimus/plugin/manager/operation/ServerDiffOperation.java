// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.ServerDiffReport;
import io.odpf.optimus.plugin.api.manager.ServerDiffRequest;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.config.model.PluginConfig;
import io.odpf.optimus.plugin.manager.location.InstallLocation;
import io.odpf.optimus.plugin.manager.location.Receipt;
import io.odpf.optimus.plugin.manager.location.Receipts;
import io.odpf.optimus.plugin.manager.lock.Lock;
import io.odpf.optimus.plugin.manager.lock.LockFile;
import io.odpf.optimus.plugin.manager.lock.PluginId;
import io.odpf.optimus.plugin.manager.plan.InstalledState;
import io.odpf.optimus.plugin.manager.plan.PluginSelection;
import io.odpf.optimus.plugin.manager.plan.WantedPlugin;
import io.odpf.optimus.plugin.manager.source.place.ServerPlace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Compares the configuration and the machine with a server's lock and running plugins. Changes
 * nothing.
 */
final class ServerDiffOperation implements RunningOperations.Operation<ServerDiffReport> {
  private final OperationContext context;
  private final ServerDiffRequest request;

  ServerDiffOperation(OperationContext context, ServerDiffRequest request) {
    this.context = context;
    this.request = request;
  }

  @Override
  public ServerDiffReport run() throws PluginManagerException, InterruptedException {
    Optional<PluginConfig> config =
        request.config().isPresent()
            ? Optional.of(context.read(request.config().get()))
            : Optional.empty();
    Path path =
        config.isPresent()
            ? config.get().installLocation()
            : DefaultLocation.of(request.installLocation(), request.environment());
    InstallLocation location = InstallLocation.inspect(path);
    ServerConnection connection =
        new ServerConnection(
            context,
            context.server(request.environment(), request.server()),
            request.environment(),
            InstallListener.NONE);
    Lock lock = new ServerLock(connection.name()).read(connection.read(ServerPlace.LOCK));
    ServerStatus status = ServerStatus.read(connection.read(ServerPlace.STATUS), connection.name());
    Platform platform = context.platform(request.platform());
    ServerComparison comparison = new ServerComparison(lock, status, platform);
    TreeMap<String, ServerComparison.Here> plugins = new TreeMap<>();
    List<Receipt> receipts = new Receipts(location).all();
    if (config.isPresent()) {
      Optional<Lock> own = LockFile.of(request.config().get().path()).read();
      for (WantedPlugin plugin :
          new PluginSelection(config.get(), context.registry()).of(Mode.CLIENT)) {
        plugins.put(plugin.name(), ServerComparison.Here.configured(plugin, own, platform));
      }
    } else {
      Optional<Lock> kept =
          LockFile.of(location.serverLock(ServerName.file(request.server()))).read();
      for (String name : comparison.served()) {
        plugins.put(name, ServerComparison.Here.kept(name, kept, platform));
      }
    }
    for (Receipt receipt : receipts) {
      if (receipt.platform().equals(platform)) {
        plugins.putIfAbsent(receipt.plugin(), ServerComparison.Here.unlisted());
      }
    }
    List<ServerDiffReport.Row> rows = new ArrayList<>();
    for (var plugin : plugins.entrySet()) {
      InstalledState installed =
          InstalledState.of(location, receipts, new PluginId(plugin.getKey(), platform));
      rows.add(comparison.row(plugin.getKey(), plugin.getValue(), installed));
    }
    return new ServerDiffReport(
        ServerName.shown(request.server()),
        status.platform(),
        status.supervised(),
        path,
        platform,
        rows);
  }
}
