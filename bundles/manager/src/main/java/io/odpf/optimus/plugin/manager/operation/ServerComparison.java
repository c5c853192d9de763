// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.manager.ServerDiffReport.Finding;
import io.odpf.optimus.plugin.api.manager.ServerDiffReport.Kind;
import io.odpf.optimus.plugin.api.manager.ServerDiffReport.Row;
import io.odpf.optimus.plugin.api.manager.ServerDiffReport.Side;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.manager.location.FileState;
import io.odpf.optimus.plugin.manager.location.Receipt;
import io.odpf.optimus.plugin.manager.lock.Lock;
import io.odpf.optimus.plugin.manager.lock.LockEntry;
import io.odpf.optimus.plugin.manager.lock.LockInputs;
import io.odpf.optimus.plugin.manager.lock.LockedArtifact;
import io.odpf.optimus.plugin.manager.plan.InstalledState;
import io.odpf.optimus.plugin.manager.plan.WantedPlugin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Compares the plugins of this machine with those of a server. */
final class ServerComparison {
  private static final Set<String> FAILED = Set.of("failed", "backoff", "unhealthy", "stopped");

  private final Lock lock;
  private final ServerStatus status;
  private final Platform platform;

  /**
   * Creates a comparison.
   *
   * @param lock the server's lock
   * @param platform this machine's platform
   */
  ServerComparison(Lock lock, ServerStatus status, Platform platform) {
    this.lock = lock;
    this.status = status;
    this.platform = platform;
  }

  /**
   * The wanted state of a plugin on this machine.
   *
   * @param listed whether the plugin is wanted
   * @param inputs the configuration's inputs; absent without a configuration
   * @param side the wanted version and digest
   */
  record Here(boolean listed, Optional<LockInputs> inputs, Optional<Side> side) {

    /** Describes a plugin of a configuration and of its lock file. */
    static Here configured(WantedPlugin plugin, Optional<Lock> own, Platform platform) {
      Optional<LockEntry> entry =
          own.flatMap(it -> it.plugin(plugin.name()))
              .filter(it -> it.inputs().changeTo(plugin.inputs()).isEmpty());
      return new Here(
          true,
          Optional.of(plugin.inputs()),
          Optional.of(
              new Side(
                  entry.flatMap(LockEntry::version).or(() -> plugin.plugin().version()),
                  digest(entry.flatMap(it -> it.on(platform))),
                  "")));
    }

    /** Describes a plugin by the server's lock that was last installed here. */
    static Here kept(String name, Optional<Lock> kept, Platform platform) {
      return new Here(
          true,
          Optional.empty(),
          kept.flatMap(it -> it.plugin(name))
              .map(it -> new Side(it.version(), digest(it.on(platform)), "")));
    }

    /** Describes a plugin that is installed but not wanted. */
    static Here unlisted() {
      return new Here(false, Optional.empty(), Optional.empty());
    }
  }

  /** Returns the names of the plugins that the server has locked or runs. */
  Set<String> served() {
    Set<String> names = new TreeSet<>(lock.plugins().keySet());
    names.addAll(status.plugins().keySet());
    return names;
  }

  /** Compares a plugin. */
  Row row(String name, Here here, InstalledState installed) {
    Optional<LockEntry> entry = lock.plugin(name);
    Optional<Side> running = Optional.ofNullable(status.plugins().get(name));
    List<Finding> findings = new ArrayList<>();
    if (here.listed()) {
      compareConfiguration(here, entry, findings);
      compareInstalled(entry, installed, findings);
    } else {
      add(findings, Kind.EXTRA, "installed here, but not listed");
    }
    running.ifPresent(it -> compareRunning(entry, it, findings));
    return new Row(name, here.side(), side(installed), running, findings);
  }

  private static void compareConfiguration(
      Here here, Optional<LockEntry> entry, List<Finding> findings) {
    Optional<LockInputs.InputChange> change =
        entry.isPresent() && here.inputs().isPresent()
            ? entry.get().inputs().changeTo(here.inputs().get())
            : Optional.empty();
    if (change.isPresent()) {
      String values =
          change.get().configured().isPresent() || change.get().locked().isPresent()
              ? ": here "
                  + change.get().configured().orElse("none")
                  + ", there "
                  + change.get().locked().orElse("none")
              : "";
      add(
          findings,
          Kind.CONFIGURED_OTHERWISE,
          "the configuration describes it otherwise than the server's" + values);
    }
  }

  private void compareInstalled(
      Optional<LockEntry> entry, InstalledState installed, List<Finding> findings) {
    Optional<LockedArtifact> locked = entry.flatMap(it -> it.on(platform));
    if (locked.isEmpty()) {
      add(
          findings,
          Kind.NOT_AT_SERVER,
          entry.isEmpty()
              ? "the server has not locked it"
              : "the server has not locked it for " + platform);
      return;
    }
    FileState state = installed.inspection().state();
    switch (state) {
      case ABSENT -> add(findings, Kind.MISSING, "not installed here");
      case INTACT -> {
        if (!installed.receipt().orElseThrow().artifact().binary().equals(locked.get().binary())) {
          add(
              findings,
              Kind.OUTDATED,
              "the server has locked "
                  + entry.flatMap(LockEntry::version).orElse("another binary")
                  + ", which is not what is installed here");
        }
      }
      case UNMANAGED -> add(findings, Kind.MODIFIED, "its file was not installed by this manager");
      case MISSING -> add(findings, Kind.MODIFIED, "its file was removed");
      case MODIFIED -> add(findings, Kind.MODIFIED, "its file was changed by hand");
      case EXPOSED -> add(findings, Kind.MODIFIED, "others could change its file");
      case NOT_EXECUTABLE -> add(findings, Kind.MODIFIED, "its file is not executable");
    }
  }

  private void compareRunning(Optional<LockEntry> entry, Side running, List<Finding> findings) {
    if (FAILED.contains(running.state())) {
      add(findings, Kind.SERVER_FAILED, "on the server it is " + running.state());
    }
    Optional<String> locked = digest(entry.flatMap(it -> it.on(status.platform())));
    if (entry.isEmpty()) {
      add(findings, Kind.SERVER_BEHIND, "the server runs it, but its lock does not have it");
    } else if (running.digest().isEmpty()) {
      add(findings, Kind.SERVER_BEHIND, "the server runs a file that was installed by hand");
    } else if (locked.isPresent() && !locked.equals(running.digest())) {
      add(
          findings,
          Kind.SERVER_BEHIND,
          "the server runs "
              + running.version().orElse("another binary")
              + ", and has locked "
              + entry.flatMap(LockEntry::version).orElse("another one"));
    }
  }

  private static Optional<Side> side(InstalledState installed) {
    if (installed.inspection().state() == FileState.ABSENT) {
      return Optional.empty();
    }
    Optional<Receipt> receipt = installed.receipt();
    return Optional.of(
        new Side(
            receipt.flatMap(Receipt::version),
            receipt.map(it -> it.artifact().binary().toString()),
            installed.inspection().state().name().toLowerCase(Locale.ROOT).replace('_', ' ')));
  }

  private static Optional<String> digest(Optional<LockedArtifact> artifact) {
    return artifact.map(it -> it.binary().toString());
  }

  private static void add(List<Finding> findings, Kind kind, String reason) {
    findings.add(new Finding(kind, reason));
  }
}
