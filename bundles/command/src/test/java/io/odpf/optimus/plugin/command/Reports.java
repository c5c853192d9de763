// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command;

import io.odpf.optimus.plugin.api.manager.CleanReport;
import io.odpf.optimus.plugin.api.manager.DiffReport;
import io.odpf.optimus.plugin.api.manager.Difference;
import io.odpf.optimus.plugin.api.manager.InstallReport;
import io.odpf.optimus.plugin.api.manager.InstallReport.LockChange;
import io.odpf.optimus.plugin.api.manager.InstalledPlugin;
import io.odpf.optimus.plugin.api.manager.ListReport;
import io.odpf.optimus.plugin.api.manager.LockReport;
import io.odpf.optimus.plugin.api.manager.PluginOutcome;
import io.odpf.optimus.plugin.api.manager.PluginOutcome.Action;
import io.odpf.optimus.plugin.api.manager.ProviderInfo;
import io.odpf.optimus.plugin.api.manager.RollbackReport;
import io.odpf.optimus.plugin.api.manager.UnfinishedChange;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.Platform;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sample reports of a manager. */
final class Reports {
  static final Platform LINUX = new Platform("linux", "amd64");
  static final Digest DIGEST = Digest.sha256("ab".repeat(32));
  static final Path LOCATION = Path.of("/opt/optimus/plugins");

  private Reports() {}

  static InstallReport install(
      Path lock, LockChange change, boolean dryRun, PluginOutcome... plugins) {
    long fetched = 0;
    for (PluginOutcome plugin : plugins) {
      fetched += plugin.action() == Action.INSTALLED ? 9_100_000 : 0;
    }
    return new InstallReport(LOCATION, LINUX, List.of(plugins), change, lock, fetched, dryRun);
  }

  static PluginOutcome outcome(String name, Action action, String version, String reason) {
    return PluginOutcome.builder(name, action, reason)
        .provider("releases")
        .version(Optional.of(version))
        .binary(Optional.of(DIGEST))
        .build();
  }

  static PluginOutcome updated(String name, String from, String to) {
    return PluginOutcome.builder(name, Action.UPDATED, "the configuration asks for another version")
        .provider("releases")
        .version(Optional.of(to))
        .previousVersion(Optional.of(from))
        .binary(Optional.of(DIGEST))
        .build();
  }

  static PluginOutcome removed(String name) {
    return PluginOutcome.builder(name, Action.REMOVED, "no longer listed").build();
  }

  static DiffReport diff(Difference... differences) {
    return new DiffReport(LOCATION, LINUX, 3, List.of(differences), List.of(), Optional.empty());
  }

  static DiffReport diff(UnfinishedChange unfinished, Difference... differences) {
    return new DiffReport(
        LOCATION, LINUX, 3, List.of(differences), List.of(), Optional.of(unfinished));
  }

  /** Returns a report about two plugins. */
  static UnfinishedChange unfinished(UnfinishedChange.Next next) {
    return next == UnfinishedChange.Next.TIDY
        ? new UnfinishedChange(List.of(), next, List.of(Path.of("/srv/left"), Path.of("/srv/x")))
        : new UnfinishedChange(List.of("neo", "tank"), next);
  }

  static List<Difference> differences() {
    return List.of(
        new Difference(
            "neo",
            Difference.Kind.MISSING,
            "locked and not installed",
            Optional.of("0.0.6"),
            Optional.empty()),
        new Difference(
            "trinity",
            Difference.Kind.LOCK_STALE,
            "the configuration asks for another version than the lock",
            Optional.of("2.0.0"),
            Optional.of("1.0.0")),
        new Difference(
            "tank", Difference.Kind.EXTRA, "no longer listed", Optional.empty(), Optional.empty()));
  }

  static CleanReport clean(boolean dryRun) {
    return new CleanReport(
        LOCATION,
        List.of(new CleanReport.Item(LOCATION.resolve("optimus-tank_linux_amd64"), "not listed")),
        List.of(
            new CleanReport.Item(
                LOCATION.resolve("optimus-neo_linux_amd64"), "changed since it was installed")),
        25_000_000,
        dryRun);
  }

  static RollbackReport rollback(boolean dryRun) {
    return new RollbackReport(
        LOCATION, List.of(updated("trinity", "1.1.0", "1.0.0"), removed("tank")), dryRun);
  }

  static ListReport installed() {
    return new ListReport(plugins(), Optional.empty());
  }

  static ListReport installed(UnfinishedChange unfinished) {
    return new ListReport(plugins(), Optional.of(unfinished));
  }

  private static List<InstalledPlugin> plugins() {
    return List.of(
        InstalledPlugin.builder(
                "neo", LINUX, LOCATION.resolve("optimus-neo_linux_amd64"), InstalledPlugin.State.OK)
            .version(Optional.of("0.0.6"))
            .provider(Optional.of("releases"))
            .source(Optional.of("neo/0.0.6/neo.tar.gz"))
            .digest(Optional.of(DIGEST))
            .size(25_400_000)
            .installedAt(Optional.of(Instant.parse("2026-11-23T10:15:30.123Z")))
            .build(),
        unmanaged("mine", LOCATION));
  }

  /** Returns a plugin that was installed by hand into a directory. */
  static InstalledPlugin unmanaged(String name, Path directory) {
    return InstalledPlugin.builder(
            name,
            LINUX,
            directory.resolve("optimus-" + name + "_linux_amd64"),
            InstalledPlugin.State.UNMANAGED)
        .size(812)
        .build();
  }

  static LockReport lock(Path file, LockReport.Change change) {
    return new LockReport(
        file,
        List.of(
            new LockReport.Entry(
                "neo", change, Optional.of("0.0.6"), List.of("darwin_arm64", "linux_amd64")),
            new LockReport.Entry(
                "tank",
                LockReport.Change.UNCHANGED,
                Optional.empty(),
                List.of("darwin_arm64", "linux_amd64"))),
        change == LockReport.Change.UNCHANGED ? 0 : 18_200_000);
  }

  static List<ProviderInfo> providers() {
    return List.of(
        new ProviderInfo("gcs", "io.odpf.optimus.plugin.provider.gcs 0.1.0", 0),
        new ProviderInfo("url", "built in", 0));
  }
}
