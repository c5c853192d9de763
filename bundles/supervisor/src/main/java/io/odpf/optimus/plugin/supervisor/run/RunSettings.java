// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.run;

import io.odpf.optimus.plugin.supervisor.handshake.HandshakeTerms;
import io.odpf.optimus.plugin.supervisor.handshake.PluginEnvironment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * How processes of plugins are run.
 *
 * @param socketParent where each gets a directory for its sockets; its path is short
 * @param hostEnvironment the host's variables
 * @param allowed the names of the host's variables that plugins get
 * @param variables plugins' own variables, by plugin
 * @param handshake how long to wait for the first line
 * @param ready how long to wait for the connection, the first health check and the description
 * @param encryption when connections are encrypted
 * @param multiplexed the plugins whose connections all share one socket; each connection of another
 *     has its own, as plugins of Optimus expect
 */
public record RunSettings(
    Path socketParent,
    Map<String, String> hostEnvironment,
    List<String> allowed,
    Map<String, Map<String, String>> variables,
    Duration handshake,
    Duration ready,
    Encryption encryption,
    Set<String> multiplexed) {

  /** When connections are encrypted by AutoMTLS. */
  public enum Encryption {
    /** On TCP; unix sockets lie in a directory that nobody else can enter. */
    TCP,
    /** Always. */
    ALWAYS,
    /** Never, for plugins that cannot. */
    NEVER
  }

  /** As long as go-plugin's host waits. */
  public static final Duration HANDSHAKE = Duration.ofMinutes(1);

  public static final Duration READY = Duration.ofSeconds(30);

  public RunSettings {
    Objects.requireNonNull(socketParent, "socketParent");
    hostEnvironment = Collections.unmodifiableMap(new TreeMap<>(hostEnvironment));
    allowed = List.copyOf(allowed);
    variables = Map.copyOf(variables);
    Objects.requireNonNull(handshake, "handshake");
    Objects.requireNonNull(ready, "ready");
    Objects.requireNonNull(encryption, "encryption");
    multiplexed = Set.copyOf(multiplexed);
  }

  /** Returns the same settings with other plugins that multiplex. */
  public RunSettings multiplexing(Set<String> plugins) {
    return new RunSettings(
        socketParent, hostEnvironment, allowed, variables, handshake, ready, encryption, plugins);
  }

  /** Returns the offers made to a plugin in its handshake. */
  HandshakeTerms terms(String plugin, boolean encrypted) {
    HandshakeTerms terms =
        encrypted ? HandshakeTerms.OPTIMUS.withEncryption() : HandshakeTerms.OPTIMUS;
    return multiplexed.contains(plugin) ? terms.withMultiplexing() : terms;
  }

  /** Returns settings with the usual limits. */
  public static RunSettings of(Path socketParent, Map<String, String> hostEnvironment) {
    return new RunSettings(
        socketParent,
        hostEnvironment,
        PluginEnvironment.ALLOWED,
        Map.of(),
        HANDSHAKE,
        READY,
        Encryption.TCP,
        Set.of());
  }

  /** Returns the variables of a plugin. */
  Map<String, String> variablesOf(String plugin) {
    return variables.getOrDefault(plugin, Map.of());
  }
}
