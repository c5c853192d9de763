// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor;

import io.odpf.optimus.plugin.api.file.HomeDirectory;
import io.odpf.optimus.plugin.api.supervisor.SupervisorProperty;
import io.odpf.optimus.plugin.supervisor.discovery.PluginDirectories;
import io.odpf.optimus.plugin.supervisor.lifecycle.RestartPolicy;
import io.odpf.optimus.plugin.supervisor.run.KeepSettings;
import io.odpf.optimus.plugin.supervisor.run.RunSettings;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Reads the settings of a runtime's supervisor. */
final class SupervisorProperties {
  /** The default of {@link SupervisorProperty#OBSERVATION}. */
  private static final Duration OBSERVATION = Duration.ofSeconds(30);

  static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,5}");

  private SupervisorProperties() {}

  /**
   * Returns the supervisor's settings.
   *
   * @param property returns the value of a property, or null
   * @param environment of this process
   * @param workingDirectory of this process
   */
  static MachineSettings settings(
      UnaryOperator<String> property, Map<String, String> environment, Path workingDirectory) {
    boolean all = SupervisorProperty.ALL.equals(property.apply(SupervisorProperty.START));
    boolean once = SupervisorProperty.NEVER.equals(property.apply(SupervisorProperty.RESTART));
    return new MachineSettings(
        directories(property, environment, workingDirectory),
        RunSettings.of(MachineSettings.socketParent(environment), environment)
            .multiplexing(names(property, SupervisorProperty.MULTIPLEXED)),
        keep(property),
        once ? RestartPolicy.NEVER : RestartPolicy.DEFAULT,
        canary(property),
        all ? MachineSettings.Start.ALL : MachineSettings.Start.ON_REQUEST,
        true,
        path(property, SupervisorProperty.LOGS));
  }

  /** Returns how long canaries are observed; zero for none. */
  private static Duration canary(UnaryOperator<String> property) {
    if (!"1".equals(property.apply(SupervisorProperty.CANARY))) {
      return Duration.ZERO;
    }
    String seconds = property.apply(SupervisorProperty.OBSERVATION);
    if (seconds != null && SECONDS.matcher(seconds).matches()) {
      return Duration.ofSeconds(Long.parseLong(seconds));
    }
    return OBSERVATION;
  }

  /** Returns the record of locations; empty to remember none. */
  static Optional<RememberedLocations> remembered(UnaryOperator<String> property) {
    return path(property, SupervisorProperty.REMEMBERED).map(RememberedLocations::new);
  }

  private static KeepSettings keep(UnaryOperator<String> property) {
    Optional<Path> home = path(property, SupervisorProperty.HOME);
    if (home.isEmpty()) {
      return KeepSettings.NONE;
    }
    Path records = home.get().toAbsolutePath().resolve(SupervisorProperty.KEPT);
    return Boolean.parseBoolean(property.apply(SupervisorProperty.REATTACH))
        ? KeepSettings.reattaching(records)
        : KeepSettings.reaping(records);
  }

  private static PluginDirectories directories(
      UnaryOperator<String> property, Map<String, String> environment, Path workingDirectory) {
    List<Path> directories = paths(property, SupervisorProperty.LOCATIONS);
    List<Path> chosen = paths(property, SupervisorProperty.DIRECTORIES);
    if (!chosen.isEmpty()) {
      directories.addAll(chosen);
      return new PluginDirectories(directories);
    }
    directories.addAll(
        PluginDirectories.ofGuide(
                Optional.empty(),
                workingDirectory,
                path(property, SupervisorProperty.PROGRAM),
                HomeDirectory.of(environment))
            .paths());
    return new PluginDirectories(directories);
  }

  private static Optional<Path> path(UnaryOperator<String> property, String name) {
    String value = property.apply(name);
    return value == null || value.isEmpty() ? Optional.empty() : Optional.of(Path.of(value));
  }

  private static Set<String> names(UnaryOperator<String> property, String name) {
    Set<String> names = new TreeSet<>();
    String value = property.apply(name);
    if (value != null) {
      for (String one : value.split(",")) {
        if (!one.isBlank()) {
          names.add(one.trim());
        }
      }
    }
    return names;
  }

  private static List<Path> paths(UnaryOperator<String> property, String name) {
    List<Path> paths = new ArrayList<>();
    String value = property.apply(name);
    if (value != null) {
      for (String one : value.split(File.pathSeparator)) {
        if (!one.isEmpty()) {
          paths.add(Path.of(one));
        }
      }
    }
    return paths;
  }
}
