// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime;

import io.odpf.optimus.plugin.api.management.ManagementProperty;
import io.odpf.optimus.plugin.api.manager.Mode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The management API of an embedded runtime, at which clients install what this runtime installs.
 * It needs a socket or a port. Immutable; each method returns changed options.
 *
 * @param audit the directory of the audit log, in which each change is recorded before it begins
 * @param socket the path of a Unix socket, in a directory that only this user can write to.
 *     Default: none
 * @param port a port. Default: none
 * @param config the configuration file that clients and the runtime's administrators share.
 *     Default: none, and methods that need one fail
 * @param mode the mode of requests that name none. Default: server
 * @param follow whether plugins are installed whenever the configuration changes; requires {@code
 *     config}. Default: only on request
 */
public record ManagementOptions(
    Path audit,
    Optional<Path> socket,
    Optional<SecurePort> port,
    Optional<Path> config,
    Mode mode,
    boolean follow) {
  public ManagementOptions {
    Objects.requireNonNull(audit, "audit");
    Objects.requireNonNull(socket, "socket");
    Objects.requireNonNull(port, "port");
    Objects.requireNonNull(config, "config");
    Objects.requireNonNull(mode, "mode");
    if (follow && config.isEmpty()) {
      throw new IllegalArgumentException("there is no configuration to follow");
    }
  }

  /** Returns an API without socket and port, whose audit log is kept in this directory. */
  public static ManagementOptions audited(Path directory) {
    return new ManagementOptions(
        directory, Optional.empty(), Optional.empty(), Optional.empty(), Mode.SERVER, false);
  }

  /** Serves the API on a Unix socket; only its owner and the superuser can use it. */
  public ManagementOptions socket(Path path) {
    return new ManagementOptions(audit, Optional.of(path), port, config, mode, follow);
  }

  /** Serves the API on a port. */
  public ManagementOptions port(SecurePort secure) {
    return new ManagementOptions(audit, socket, Optional.of(secure), config, mode, follow);
  }

  /** Manages a configuration file on request. */
  public ManagementOptions managing(Path file) {
    return new ManagementOptions(audit, socket, port, Optional.of(file), mode, false);
  }

  /** Manages a configuration file, and installs what it asks for whenever it changes. */
  public ManagementOptions following(Path file) {
    return new ManagementOptions(audit, socket, port, Optional.of(file), mode, true);
  }

  /** Sets the mode of requests that name none. */
  public ManagementOptions mode(Mode other) {
    return new ManagementOptions(audit, socket, port, config, other, follow);
  }

  /** Returns whether there is an address at which the API can be used. */
  boolean isServing() {
    return socket.isPresent() || port.isPresent();
  }

  /** Returns the options as properties of the framework. */
  Map<String, String> properties() {
    Map<String, String> properties = new HashMap<>();
    properties.put(name(ManagementProperty.AUDIT), absolute(audit));
    socket.ifPresent(path -> properties.put(name(ManagementProperty.SOCKET), absolute(path)));
    port.ifPresent(secure -> properties.putAll(secure.properties()));
    config.ifPresent(file -> properties.put(name(ManagementProperty.CONFIG), absolute(file)));
    properties.put(name(ManagementProperty.MODE), mode == Mode.CLIENT ? "client" : "server");
    properties.put(name(ManagementProperty.FOLLOW), follow ? "on" : "off");
    return properties;
  }

  static String name(String property) {
    return ManagementProperty.PREFIX + property;
  }

  static String absolute(Path path) {
    return path.toAbsolutePath().toString();
  }
}
