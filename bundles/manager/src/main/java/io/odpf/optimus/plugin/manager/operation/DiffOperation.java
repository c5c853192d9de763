// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.manager.DiffReport;
import io.odpf.optimus.plugin.api.manager.DiffRequest;
import io.odpf.optimus.plugin.api.manager.Difference;
import io.odpf.optimus.plugin.api.manager.Difference.Kind;
import io.odpf.optimus.plugin.api.manager.Difference.Remedy;
import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.UnfinishedChange;
import io.odpf.optimus.plugin.api.manager.WantedVersion;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.config.model.PluginConfig;
import io.odpf.optimus.plugin.config.model.PluginEntry;
import io.odpf.optimus.plugin.manager.location.FileState;
import io.odpf.optimus.plugin.manager.location.InstallLocation;
import io.odpf.optimus.plugin.manager.location.Receipt;
import io.odpf.optimus.plugin.manager.location.Receipts;
import io.odpf.optimus.plugin.manager.lock.Lock;
import io.odpf.optimus.plugin.manager.lock.LockFile;
import io.odpf.optimus.plugin.manager.lock.LockedArtifact;
import io.odpf.optimus.plugin.manager.plan.Coverage;
import io.odpf.optimus.plugin.manager.plan.InstalledState;
import io.odpf.optimus.plugin.manager.plan.PluginSelection;
import io.odpf.optimus.plugin.manager.plan.WantedPlugin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Compares configuration, lock file and install location. Changes nothing, calls no source and
 * starts no thread. Avoids lambdas, whose first use would take a tenth of the command's time.
 */
final class DiffOperation implements RunningOperations.Operation<DiffReport> {
  private final OperationContext context;
  private final DiffRequest request;
  private final Platform platform;
  private final List<Difference> differences = new ArrayList<>();
  private final List<Difference> notes = new ArrayList<>();

  DiffOperation(OperationContext context, DiffRequest request) {
    this.context = context;
    this.request = request;
    this.platform = context.platform(request.platform());
  }

  @Override
  public DiffReport run() throws PluginManagerException, InterruptedException {
    PluginConfig config = context.read(request.config());
    List<WantedPlugin> listed = new PluginSelection(config, context.registry()).of(request.mode());
    InstallLocation location = InstallLocation.inspect(config.installLocation());
    // Before the lock file is read, since an unfinished change may replace it.
    Optional<UnfinishedChange> unfinished =
        context.unfinished(location, Optional.of(request.config()));
    Optional<Lock> lock = LockFile.of(request.config().path()).read();
    List<Receipt> receipts = new Receipts(location).all();

    Set<String> names = new HashSet<>();
    List<WantedVersion> wanted = new ArrayList<>();
    for (WantedPlugin plugin : listed) {
      names.add(plugin.name());
      Coverage coverage = Coverage.of(lock, plugin, platform);
      wanted.add(wanted(plugin, coverage));
      compare(
          plugin,
          lock.isPresent(),
          coverage,
          InstalledState.of(location, receipts, plugin.on(platform)));
    }
    if (lock.isPresent()) {
      addForgotten(lock.get(), config);
    }
    for (Receipt receipt : receipts) {
      if (receipt.platform().equals(platform) && !names.contains(receipt.plugin())) {
        addExtra(location, receipts, receipt);
      }
    }
    for (PluginFiles.PluginFile file : PluginFiles.unmanaged(location, receipts)) {
      if (file.platform().equals(platform) && !names.contains(file.plugin())) {
        note(
            file.plugin(),
            Kind.UNMANAGED,
            "a plugin's file that was not installed by this manager",
            Remedy.NONE);
      }
    }
    sort(differences);
    sort(notes);
    wanted.sort(
        new Comparator<>() {
          @Override
          public int compare(WantedVersion one, WantedVersion other) {
            return one.plugin().compareTo(other.plugin());
          }
        });
    return new DiffReport(
        config.installLocation(), platform, listed.size(), differences, notes, unfinished, wanted);
  }

  private static WantedVersion wanted(WantedPlugin plugin, Coverage coverage) {
    Optional<LockedArtifact> locked = coverage.artifact();
    return new WantedVersion(
        plugin.name(),
        version(plugin, coverage),
        locked.isPresent() ? Optional.of(locked.get().binary()) : Optional.empty());
  }

  private static Optional<String> version(WantedPlugin plugin, Coverage coverage) {
    boolean locked =
        coverage.artifact().isPresent() && coverage.artifact().get().version().isPresent();
    return locked ? coverage.artifact().get().version() : plugin.plugin().version();
  }

  private static void sort(List<Difference> list) {
    list.sort(
        new Comparator<>() {
          @Override
          public int compare(Difference one, Difference other) {
            return one.plugin().compareTo(other.plugin());
          }
        });
  }

  private void compare(
      WantedPlugin plugin, boolean locked, Coverage coverage, InstalledState installed) {
    String name = plugin.name();
    FileState state = installed.inspection().state();
    // On a new machine, "not installed" is enough.
    if (coverage.gap().isPresent() && (locked || state != FileState.ABSENT)) {
      Coverage.Gap gap = coverage.gap().get();
      add(name, Kind.LOCK_STALE, gap.reason(), gap.configured(), gap.found(), relocking(locked));
    }
    switch (state) {
      case UNMANAGED:
        add(
            name,
            Kind.UNMANAGED,
            "its file was not installed by this manager",
            Optional.empty(),
            Optional.empty(),
            Remedy.REPLACE);
        return;
      case MODIFIED:
        add(
            name,
            Kind.MODIFIED,
            "its file was changed by hand",
            binary(installed),
            Optional.empty());
        return;
      case EXPOSED:
        String exposure = installed.inspection().exposure().orElseThrow();
        add(
            name,
            Kind.MODIFIED,
            "others could change its file: " + exposure,
            Optional.empty(),
            Optional.empty(),
            Remedy.INSTALL);
        return;
      case NOT_EXECUTABLE:
        add(
            name,
            Kind.MODIFIED,
            "its file is not executable",
            Optional.empty(),
            Optional.empty(),
            Remedy.INSTALL);
        return;
      default:
        break;
    }
    Optional<String> version = version(plugin, coverage);
    if (state != FileState.INTACT) {
      String reason = state == FileState.MISSING ? "its file was removed" : "not installed";
      add(name, Kind.MISSING, reason, version, Optional.empty());
      return;
    }
    if (coverage.artifact().isEmpty()) {
      return; // Without a lock entry there is nothing to compare with.
    }
    Receipt receipt = installed.receipt().orElseThrow();
    LockedArtifact artifact = coverage.artifact().get();
    if (!receipt.artifact().binary().equals(artifact.binary())) {
      boolean otherVersion = !version.equals(receipt.version());
      add(
          name,
          Kind.OUTDATED,
          otherVersion ? "another version is locked" : "another binary is locked",
          otherVersion ? version : Optional.of(artifact.binary().toString()),
          otherVersion ? receipt.version() : binary(installed));
    }
  }

  private static Optional<String> binary(InstalledState installed) {
    return installed.receipt().map(receipt -> receipt.artifact().binary().toString());
  }

  private void addForgotten(Lock lock, PluginConfig config) {
    Set<String> all = new HashSet<>();
    for (PluginEntry plugin : config.plugins()) {
      all.add(plugin.name());
    }
    for (String name : lock.plugins().keySet()) {
      if (!all.contains(name)) {
        note(
            name,
            Kind.LOCK_STALE,
            "the lock file has it, the configuration does not",
            relocking(true));
      }
    }
  }

  private void addExtra(InstallLocation location, List<Receipt> receipts, Receipt receipt)
      throws PluginManagerException, InterruptedException {
    InstalledState installed = InstalledState.of(location, receipts, receipt.id());
    if (installed.inspection().state() != FileState.MISSING) {
      String mode = request.mode() == Mode.SERVER ? "server" : "client";
      add(
          receipt.plugin(),
          Kind.EXTRA,
          "installed, but not listed for mode " + mode,
          Optional.empty(),
          receipt.version());
    }
  }

  /** Returns the remedy for a gap: an install in server mode does not extend a lock file. */
  private Remedy relocking(boolean locked) {
    return locked && request.mode() == Mode.SERVER ? Remedy.LOCK : Remedy.INSTALL;
  }

  /** Adds a note, or a difference if the comparison is strict. */
  private void note(String plugin, Kind kind, String reason, Remedy remedy) {
    (request.strict() ? differences : notes)
        .add(new Difference(plugin, kind, reason, Optional.empty(), Optional.empty(), remedy));
  }

  private void add(
      String plugin, Kind kind, String reason, Optional<String> expected, Optional<String> actual) {
    differences.add(new Difference(plugin, kind, reason, expected, actual));
  }

  private void add(
      String plugin,
      Kind kind,
      String reason,
      Optional<String> expected,
      Optional<String> actual,
      Remedy remedy) {
    differences.add(new Difference(plugin, kind, reason, expected, actual, remedy));
  }
}
