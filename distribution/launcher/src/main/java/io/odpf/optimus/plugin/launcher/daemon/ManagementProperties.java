// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.daemon;

import io.odpf.optimus.plugin.api.management.ManagementProperty;
import io.odpf.optimus.plugin.api.manager.HostVariable;
import io.odpf.optimus.plugin.launcher.Version;
import io.odpf.optimus.plugin.launcher.control.RuntimePlace;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Converts the host's settings of the management API to framework properties. */
final class ManagementProperties {
  private static final Map<String, String> VARIABLES =
      Map.of(
          ManagementProperty.CERTIFICATE, HostVariable.MANAGEMENT_CERTIFICATE,
          ManagementProperty.KEY, HostVariable.MANAGEMENT_KEY,
          ManagementProperty.ACCESS, HostVariable.MANAGEMENT_ACCESS,
          ManagementProperty.CONFIG, HostVariable.MANAGEMENT_CONFIG,
          ManagementProperty.FOLLOW, HostVariable.MANAGEMENT_FOLLOW,
          ManagementProperty.MODE, HostVariable.MODE);

  private final Map<String, String> environment;

  /**
   * Creates a converter.
   *
   * @param environment the environment variables, including the host's defaults
   */
  ManagementProperties(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Returns whether a runtime serves the management API. */
  boolean isServing() {
    return !value(HostVariable.MANAGEMENT).equals("off");
  }

  /** Returns whether the API is served at a TCP port, too. */
  boolean hasAddress() {
    return !value(HostVariable.MANAGEMENT_ADDRESS).isEmpty();
  }

  /** Returns whether a runtime manages a configuration. */
  boolean hasConfiguration() {
    return !value(HostVariable.MANAGEMENT_CONFIG).isEmpty();
  }

  /** Returns whether a runtime follows its configuration. */
  boolean isFollowing() {
    return value(HostVariable.MANAGEMENT_FOLLOW).equals("on");
  }

  /** Returns whether a runtime serves pages of other bundles. */
  boolean hasPages() {
    return isServing() && (value(HostVariable.MANAGEMENT_PAGES).equals("on") || hasConsole());
  }

  /** Returns whether the web console of Apache Felix is among them. */
  boolean hasConsole() {
    return isServing() && value(HostVariable.MANAGEMENT_PAGES).equals("console");
  }

  /**
   * Adds the properties.
   *
   * @param home the user's home directory, which is the default place of the audit log
   */
  void add(RuntimePlace place, Optional<Path> home, Map<String, String> properties) {
    if (isServing()) {
      put(properties, ManagementProperty.HOST_SOCKET, place.socket().toString());
      putIfSet(properties, ManagementProperty.ADDRESS, HostVariable.MANAGEMENT_ADDRESS);
    }
    put(properties, ManagementProperty.VERSION, Version.VERSION);
    put(properties, ManagementProperty.AUDIT, audit(place, home).toString());
    if (hasConsole()) {
      // The console waits for the bundle that lets operators in, and has no password then.
      properties.put("felix.webconsole.security.providers", "optimus");
    }
    VARIABLES.forEach((property, variable) -> putIfSet(properties, property, variable));
  }

  private void putIfSet(Map<String, String> properties, String property, String variable) {
    if (!value(variable).isEmpty()) {
      put(properties, property, value(variable));
    }
  }

  private Path audit(RuntimePlace place, Optional<Path> home) {
    if (!value(HostVariable.MANAGEMENT_AUDIT).isEmpty()) {
      return Path.of(value(HostVariable.MANAGEMENT_AUDIT));
    }
    return RuntimePlace.auditDirectory(environment, home)
        .orElseGet(() -> place.directory().resolve("audit"));
  }

  private String value(String variable) {
    return environment.getOrDefault(variable, "");
  }

  private static void put(Map<String, String> properties, String name, String value) {
    properties.put(ManagementProperty.PREFIX + name, value);
  }
}
