// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.machine;

import io.odpf.optimus.plugin.api.management.ComparedPlugin;
import io.odpf.optimus.plugin.api.management.PluginComparison;
import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.api.manager.DiffReport;
import io.odpf.optimus.plugin.api.manager.DiffRequest;
import io.odpf.optimus.plugin.api.manager.InstalledPlugin;
import io.odpf.optimus.plugin.api.manager.ListRequest;
import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.manager.PluginManager;
import io.odpf.optimus.plugin.api.manager.WantedVersion;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.api.supervisor.PluginStatus;
import io.odpf.optimus.plugin.api.supervisor.Supervisor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Compares the wanted, installed and running versions of plugins. Thread-safe. */
final class PluginComparer {
  private final PluginManager manager;
  private final Optional<ConfigFile> configuration;
  private final Mode mode;
  private final Supplier<Optional<Supervisor>> supervisor;
  private final Platform platform =
      Platform.of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
  private final LastLocation location;

  PluginComparer(
      PluginManager manager,
      Optional<ConfigFile> configuration,
      Mode mode,
      Supplier<Optional<Supervisor>> supervisor,
      LastLocation location) {
    this.manager = manager;
    this.configuration = configuration;
    this.mode = mode;
    this.supervisor = supervisor;
    this.location = location;
  }

  PluginComparison compare() throws InterruptedException {
    List<Problem> problems = new ArrayList<>();
    Optional<Map<String, WantedVersion>> wanted = wanted(problems);
    Optional<Map<String, PluginStatus>> running = supervisor.get().map(PluginComparer::running);
    Map<String, InstalledPlugin> installed = installed(running.orElse(Map.of()), problems);
    TreeSet<String> names = new TreeSet<>(installed.keySet());
    wanted.ifPresent(all -> names.addAll(all.keySet()));
    running.ifPresent(all -> names.addAll(all.keySet()));
    List<ComparedPlugin> plugins = new ArrayList<>();
    for (String name : names) {
      Divergences divergences = new Divergences();
      Optional<InstalledPlugin> file = Optional.ofNullable(installed.get(name));
      Optional<WantedVersion> version = wanted.flatMap(all -> Optional.ofNullable(all.get(name)));
      Optional<PluginStatus> status = running.flatMap(all -> Optional.ofNullable(all.get(name)));
      if (wanted.isPresent()) {
        divergences.addWanted(version, file);
      }
      divergences.addFile(file);
      if (running.isPresent()) {
        divergences.addRunning(file, status);
      }
      plugins.add(new ComparedPlugin(name, version, file, status, divergences.all()));
    }
    return new PluginComparison(configuration.map(ConfigFile::path), plugins, problems);
  }

  /**
   * Returns the wanted versions by plugin name; empty if there is no configuration or it cannot be
   * read. Adds the reasons to the problems.
   */
  private Optional<Map<String, WantedVersion>> wanted(List<Problem> problems)
      throws InterruptedException {
    if (configuration.isEmpty()) {
      return Optional.empty();
    }
    try {
      DiffReport report =
          manager.diff(new DiffRequest(configuration.get(), mode, Optional.empty()));
      location.set(report.installLocation());
      Map<String, WantedVersion> wanted = new TreeMap<>();
      report.wanted().forEach(version -> wanted.put(version.plugin(), version));
      return Optional.of(wanted);
    } catch (ProblemException e) {
      problems.addAll(e.problems());
      return Optional.empty();
    }
  }

  private Map<String, InstalledPlugin> installed(
      Map<String, PluginStatus> running, List<Problem> problems) throws InterruptedException {
    Map<String, InstalledPlugin> installed = new TreeMap<>();
    Optional<Path> place = location.get().or(() -> location(running));
    if (configuration.isPresent() && place.isEmpty()) {
      return installed;
    }
    Map<String, String> environment =
        configuration.map(ConfigFile::environment).orElseGet(System::getenv);
    try {
      for (InstalledPlugin plugin :
          manager.list(new ListRequest(Optional.empty(), place, environment)).plugins()) {
        if (plugin.platform().equals(platform)) {
          installed.put(plugin.name(), plugin);
        }
      }
    } catch (ProblemException e) {
      problems.addAll(e.problems());
    }
    return installed;
  }

  /** Returns the directory of a running plugin that the manager has installed. */
  private static Optional<Path> location(Map<String, PluginStatus> running) {
    return running.values().stream()
        .filter(PluginStatus::managed)
        .flatMap(status -> Optional.ofNullable(status.binary().getParent()).stream())
        .findFirst();
  }

  private static Map<String, PluginStatus> running(Supervisor present) {
    Map<String, PluginStatus> running = new TreeMap<>();
    present.plugins().forEach(status -> running.put(status.name(), status));
    return running;
  }
}
