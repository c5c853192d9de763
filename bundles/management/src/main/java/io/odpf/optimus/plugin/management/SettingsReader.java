// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management;

import io.odpf.optimus.plugin.api.management.ManagementProperty;
import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.endpoint.exchange.Limits;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.endpoint.problem.EndpointProblem;
import io.odpf.optimus.plugin.endpoint.server.UnixSocket;
import io.odpf.optimus.plugin.management.method.ManagedConfiguration;
import io.odpf.optimus.plugin.text.TerminalText;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the settings from properties named as in {@link ManagementProperty}. */
final class SettingsReader {
  private static final Pattern ADDRESS = Pattern.compile("(\\[[^\\]]+\\]|[^:]+):([0-9]{1,5})");
  private static final int HIGHEST_PORT = 65535;

  private final Function<String, @Nullable Object> property;

  SettingsReader(Function<String, @Nullable Object> property) {
    this.property = property;
  }

  /** Returns whether the settings name a socket or an address, so that the API is served. */
  boolean isServing() {
    return text(ManagementProperty.SOCKET).isPresent()
        || text(ManagementProperty.HOST_SOCKET).isPresent()
        || text(ManagementProperty.ADDRESS).isPresent();
  }

  /**
   * Reads the settings of the server.
   *
   * @throws EndpointException if the settings are incomplete or unsafe
   */
  ManagementSettings settings() throws EndpointException {
    return new ManagementSettings(socket(), tls(), Limits.DEFAULT);
  }

  /** Returns whether the configuration is followed. */
  boolean isFollowing() {
    return text(ManagementProperty.FOLLOW).filter("on"::equals).isPresent();
  }

  /**
   * Reads the directory of the audit log.
   *
   * @throws EndpointException if the directory is not set, or is not an absolute path
   */
  Path audit() throws EndpointException {
    return path(ManagementProperty.AUDIT)
        .orElseThrow(
            () ->
                unsafe(
                    "there is no directory for the audit log", "set " + ManagementProperty.AUDIT));
  }

  private Optional<UnixSocket> socket() throws EndpointException {
    Optional<UnixSocket> own =
        path(ManagementProperty.SOCKET)
            .map(path -> new UnixSocket(path, UnixSocket.Acceptor.SERVER));
    return own.isPresent()
        ? own
        : path(ManagementProperty.HOST_SOCKET)
            .map(path -> new UnixSocket(path, UnixSocket.Acceptor.HOST));
  }

  private Optional<TlsSettings> tls() throws EndpointException {
    Optional<String> address = text(ManagementProperty.ADDRESS);
    if (address.isEmpty()) {
      return Optional.empty();
    }
    Matcher parts = ADDRESS.matcher(address.get());
    if (!parts.matches() || Integer.parseInt(parts.group(2)) > HIGHEST_PORT) {
      throw unsafe(
          TerminalText.quote(address.get()) + " is not an address with a port",
          "write HOST:PORT, for instance 127.0.0.1:9100");
    }
    return Optional.of(
        new TlsSettings(
            parts.group(1).replaceAll("[\\[\\]]", ""),
            Integer.parseInt(parts.group(2)),
            required(ManagementProperty.CERTIFICATE),
            required(ManagementProperty.KEY),
            required(ManagementProperty.ACCESS)));
  }

  private Path required(String name) throws EndpointException {
    Optional<Path> path = path(name);
    if (path.isEmpty()) {
      throw unsafe(
          "a port of the management API needs TLS and credentials, and there is no " + name,
          "set certificate, key and access, or serve only the socket");
    }
    return path.get();
  }

  /**
   * Reads the configuration that the runtime manages.
   *
   * @param environment the variables that the configuration may refer to
   * @throws EndpointException if the file or the mode is invalid
   */
  ManagedConfiguration configuration(Map<String, String> environment) throws EndpointException {
    Mode mode =
        switch (text(ManagementProperty.MODE).orElse("server")) {
          case "server" -> Mode.SERVER;
          case "client" -> Mode.CLIENT;
          default ->
              throw unsafe("the mode is neither server nor client", "write server or client");
        };
    return new ManagedConfiguration(
        path(ManagementProperty.CONFIG).map(file -> new ConfigFile(file, environment)), mode);
  }

  /** Returns the version of the runtime; {@code unknown} if the property is not set. */
  String version() {
    return text(ManagementProperty.VERSION).orElse("unknown");
  }

  private Optional<Path> path(String name) throws EndpointException {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      Path path = Path.of(text.get());
      if (path.isAbsolute()) {
        return Optional.of(path);
      }
    } catch (InvalidPathException failure) {
      throw new EndpointException(
          EndpointProblem.UNSAFE_SETTINGS,
          name + " is not a path",
          "write an absolute path",
          failure);
    }
    throw unsafe(
        name + " is not an absolute path: " + TerminalText.excerpt(text.get()),
        "write the path from the root");
  }

  private Optional<String> text(String name) {
    Object value = property.apply(name);
    return value == null || value.toString().isBlank()
        ? Optional.empty()
        : Optional.of(value.toString().strip());
  }

  private static EndpointException unsafe(String message, String hint) {
    return new EndpointException(EndpointProblem.UNSAFE_SETTINGS, message, hint);
  }
}
