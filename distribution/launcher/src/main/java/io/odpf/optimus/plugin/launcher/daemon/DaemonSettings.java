// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.daemon;

import io.odpf.optimus.plugin.api.file.TemporaryDirectory;
import io.odpf.optimus.plugin.api.manager.HostVariable;
import io.odpf.optimus.plugin.api.supervisor.SupervisorProperty;
import io.odpf.optimus.plugin.launcher.control.RuntimePlace;
import io.odpf.optimus.plugin.launcher.installation.Installation;
import io.odpf.optimus.plugin.runtime.host.BundleFiles;
import io.odpf.optimus.plugin.runtime.host.HostSettings;
import io.odpf.optimus.plugin.runtime.host.OwnDirectory;
import io.odpf.optimus.plugin.runtime.index.BundleGroup;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The framework settings of a runtime that keeps running. */
final class DaemonSettings {
  private DaemonSettings() {}

  static HostSettings of(Installation installation, RuntimePlace place, KeptPlugins kept)
      throws IOException {
    TemporaryDirectory.removeDead();
    for (Path directory : installation.dropIns()) {
      if (installation.userHome().filter(directory::startsWith).isPresent()) {
        OwnDirectory.create(directory);
      }
    }
    return new HostSettings(
        installation.index(),
        List.of(BundleGroup.LOG, BundleGroup.CORE, BundleGroup.SUPERVISOR, BundleGroup.SHELL),
        BundleFiles.in(installation.bundles()),
        Files.createTempDirectory("optimus-runtime-"),
        Optional.empty(),
        new RuntimeDropIns(installation).directories(),
        true,
        true,
        List.of(),
        plugins(installation, place, kept),
        text -> RuntimeDaemon.logger().log(Level.WARNING, "{0}", text));
  }

  /** Returns the framework properties. They let the supervisor start all plugins that it finds. */
  private static Map<String, String> plugins(
      Installation installation, RuntimePlace place, KeptPlugins kept) {
    Map<String, String> properties = new HashMap<>(kept.properties(place));
    properties.put(SupervisorProperty.START, SupervisorProperty.ALL);
    properties.put(SupervisorProperty.PROGRAM, installation.home().resolve("bin").toString());
    properties.put(SupervisorProperty.LOGS, place.pluginLogs().toString());
    canary(installation, properties);
    HostProperties.add(installation.environment(), properties);
    new ManagementProperties(installation.environment())
        .add(place, installation.userHome(), properties);
    RememberedFile.of(installation.environment(), installation.userHome())
        .ifPresent(it -> properties.put(SupervisorProperty.REMEMBERED, it.toString()));
    String locations = installation.environment().get("OPTIMUS_PLUGIN_LOCATIONS");
    if (locations != null) {
      properties.put(SupervisorProperty.LOCATIONS, locations);
    }
    return properties;
  }

  private static void canary(Installation installation, Map<String, String> properties) {
    Map<String, String> environment = installation.environment();
    properties.put(SupervisorProperty.CANARY, environment.getOrDefault(HostVariable.CANARY, "0"));
    String seconds = environment.getOrDefault(HostVariable.CANARY_SECONDS, "");
    if (!seconds.isEmpty()) {
      properties.put(SupervisorProperty.OBSERVATION, seconds);
    }
  }
}
