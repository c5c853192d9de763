// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.manager.InstalledPlugin;
import io.odpf.optimus.plugin.api.manager.InstalledPlugin.State;
import io.odpf.optimus.plugin.api.manager.ListReport;
import io.odpf.optimus.plugin.api.manager.ListRequest;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.UnfinishedChange;
import io.odpf.optimus.plugin.config.model.PluginEntry;
import io.odpf.optimus.plugin.manager.disk.FileStamp;
import io.odpf.optimus.plugin.manager.location.InstallLocation;
import io.odpf.optimus.plugin.manager.location.Receipt;
import io.odpf.optimus.plugin.manager.location.Receipts;
import io.odpf.optimus.plugin.manager.plan.InstalledState;
import io.odpf.optimus.plugin.manager.plan.PlanProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Lists the plugins in an install location, for all platforms. Changes nothing. */
final class ListOperation implements RunningOperations.Operation<ListReport> {
  private final OperationContext context;
  private final ListRequest request;

  ListOperation(OperationContext context, ListRequest request) {
    this.context = context;
    this.request = request;
  }

  @Override
  public ListReport run() throws PluginManagerException, InterruptedException {
    InstallLocation location = InstallLocation.inspect(location());
    Optional<UnfinishedChange> unfinished = context.unfinished(location, request.config());
    List<Receipt> receipts = new Receipts(location).all();
    List<InstalledPlugin> plugins = new ArrayList<>();
    for (Receipt receipt : receipts) {
      plugins.add(managed(InstalledState.of(location, receipts, receipt.id())));
    }
    for (PluginFiles.PluginFile file : PluginFiles.unmanaged(location, receipts)) {
      plugins.add(unmanaged(file));
    }
    plugins.sort(
        Comparator.comparing(InstalledPlugin::name).thenComparing(InstalledPlugin::platform));
    return new ListReport(plugins, unfinished);
  }

  private Path location() throws PluginManagerException {
    if (request.config().isPresent()) {
      return context.read(request.config().get()).installLocation();
    }
    return DefaultLocation.of(request.installLocation(), request.environment());
  }

  private static InstalledPlugin managed(InstalledState installed) {
    Receipt receipt = installed.receipt().orElseThrow();
    State state =
        switch (installed.inspection().state()) {
          case INTACT -> State.OK;
          case MISSING -> State.MISSING;
          default -> State.MODIFIED;
        };
    return InstalledPlugin.builder(receipt.plugin(), receipt.platform(), installed.file(), state)
        .version(receipt.version())
        .provider(Optional.of(receipt.inputs().provider()))
        .providerType(Optional.of(receipt.inputs().type()))
        .source(Optional.of(source(receipt)))
        .pin(receipt.artifact().pin())
        .artifact(Optional.of(receipt.artifact().sha256()))
        .digest(Optional.of(receipt.artifact().binary()))
        .size(installed.inspection().size())
        .installedAt(Optional.of(receipt.installedAt()))
        .providedBy(receipt.provenance().provider())
        .verifiedBy(receipt.provenance().verifier())
        .signedBy(receipt.provenance().signer())
        .build();
  }

  /** Returns the path at its provider. */
  private static String source(Receipt receipt) {
    return PluginEntry.expand(
        receipt.inputs().path(), receipt.plugin(), receipt.inputs().version(), receipt.platform());
  }

  private static InstalledPlugin unmanaged(PluginFiles.PluginFile file)
      throws PluginManagerException {
    long size;
    try {
      size = FileStamp.look(file.file()).map(seen -> seen.stamp().size()).orElse(0L);
    } catch (IOException failure) {
      throw OperationContext.failed(PlanProblem.UNREADABLE, "cannot look at", file.file(), failure);
    }
    return InstalledPlugin.builder(file.plugin(), file.platform(), file.file(), State.UNMANAGED)
        .size(size)
        .build();
  }
}
