// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.manager.CleanReport;
import io.odpf.optimus.plugin.api.manager.CleanRequest;
import io.odpf.optimus.plugin.api.manager.CleanRequest.Option;
import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.config.model.PluginConfig;
import io.odpf.optimus.plugin.config.model.PluginEntry;
import io.odpf.optimus.plugin.manager.disk.AtomicFile;
import io.odpf.optimus.plugin.manager.disk.Directories;
import io.odpf.optimus.plugin.manager.location.ExclusiveLocation;
import io.odpf.optimus.plugin.manager.location.InstallLocation;
import io.odpf.optimus.plugin.manager.location.PluginChange;
import io.odpf.optimus.plugin.manager.location.Receipt;
import io.odpf.optimus.plugin.manager.location.Receipts;
import io.odpf.optimus.plugin.manager.location.Transaction;
import io.odpf.optimus.plugin.manager.lock.LockFile;
import io.odpf.optimus.plugin.manager.plan.InstalledState;
import io.odpf.optimus.plugin.manager.store.ArtifactStore;
import io.odpf.optimus.plugin.manager.store.StorePruner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Removes plugins that are not listed any more, if they have a receipt and are unchanged. */
final class CleanOperation implements RunningOperations.Operation<CleanReport> {
  private final OperationContext context;
  private final CleanRequest request;
  private final boolean dryRun;
  private final List<CleanReport.Item> removed = new ArrayList<>();
  private final List<CleanReport.Item> kept = new ArrayList<>();
  private long freed;

  CleanOperation(OperationContext context, CleanRequest request) {
    this.context = context;
    this.request = request;
    this.dryRun = request.options().contains(Option.DRY_RUN);
  }

  @Override
  public CleanReport run() throws PluginManagerException, InterruptedException {
    PluginConfig config = context.read(request.config());
    InstallLocation location = InstallLocation.inspect(config.installLocation());
    try {
      if (location.managed()) {
        clean(location, config);
      }
      removeAbandonedLocks();
      if (request.options().contains(Option.CACHE)) {
        clearStore();
      }
    } catch (IOException failure) {
      throw OperationContext.failed(
          OperationProblem.NOT_CLEANED, "cannot clean", location.shown(), failure);
    }
    return new CleanReport(config.installLocation(), removed, kept, freed, dryRun);
  }

  private void clean(InstallLocation location, PluginConfig config)
      throws PluginManagerException, IOException, InterruptedException {
    // Acquiring the lock removes the leftovers, so report them first.
    if (!location.unfinished()) {
      reportLeftovers(location);
    }
    if (dryRun) {
      plan(location, config);
      return;
    }
    InstallLocation prepared = InstallLocation.prepare(location.shown());
    ExclusiveLocation held = context.lock(prepared, InstallListener.NONE);
    try {
      List<PluginChange> changes = plan(prepared, config);
      if (!changes.isEmpty()) {
        Transaction transaction = Transaction.begin(prepared, context.crashPoint());
        try {
          transaction.commit(changes, Optional.empty());
        } finally {
          transaction.close();
        }
      }
    } finally {
      held.close();
    }
  }

  private void reportLeftovers(InstallLocation location) throws IOException {
    for (Path leftover : ExclusiveLocation.leftovers(location)) {
      remove(leftover, "an interrupted run left it", size(leftover));
    }
  }

  private List<PluginChange> plan(InstallLocation location, PluginConfig config)
      throws PluginManagerException, InterruptedException {
    Set<String> listed = new HashSet<>();
    if (!request.options().contains(Option.ALL)) {
      for (PluginEntry plugin : config.plugins()) {
        listed.add(plugin.name());
      }
    }
    List<PluginChange> changes = new ArrayList<>();
    List<Receipt> receipts = new Receipts(location).all();
    for (Receipt receipt : receipts) {
      if (!listed.contains(receipt.plugin())) {
        InstalledState installed = InstalledState.of(location, receipts, receipt.id());
        change(receipt, installed).ifPresent(changes::add);
      }
    }
    for (PluginFiles.PluginFile file : PluginFiles.unmanaged(location, receipts)) {
      kept.add(new CleanReport.Item(file.file(), "not installed by this manager"));
    }
    return changes;
  }

  private Optional<PluginChange> change(Receipt receipt, InstalledState installed) {
    switch (installed.inspection().state()) {
      case MODIFIED:
        kept.add(new CleanReport.Item(installed.file(), "changed by hand since it was installed"));
        return Optional.empty();
      case MISSING:
        remove(installed.file(), "it was gone already; its receipt goes too", 0);
        break;
      default:
        String reason =
            request.options().contains(Option.ALL)
                ? "all was asked for"
                : "the configuration no longer lists it";
        remove(installed.file(), reason, installed.inspection().size());
        break;
    }
    return Optional.of(new PluginChange.Remove(receipt.id(), installed.inspection().stamp()));
  }

  /** Removes lock files that were prepared beside the configuration and never put in place. */
  private void removeAbandonedLocks() throws IOException {
    Path lockFile = LockFile.of(request.config().path()).path().toAbsolutePath();
    for (Path file : Directories.list(Directories.parentOf(lockFile))) {
      if (AtomicFile.isLeftover(file, lockFile)) {
        remove(file, "an interrupted run left it", size(file));
        if (!dryRun) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private void clearStore() throws PluginManagerException, IOException {
    ArtifactStore store = context.store(request.config().environment());
    long bytes = new StorePruner(store, context.settings().storeLimits()).clear(dryRun);
    if (bytes > 0) {
      remove(store.root(), "the cache was asked for", bytes);
    }
  }

  private void remove(Path path, String reason, long bytes) {
    removed.add(new CleanReport.Item(path, reason));
    freed += bytes;
  }

  private static long size(Path path) throws IOException {
    if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) ? Files.size(path) : 0;
    }
    long size = 0;
    for (Path entry : Directories.list(path)) {
      size += size(entry);
    }
    return size;
  }
}
