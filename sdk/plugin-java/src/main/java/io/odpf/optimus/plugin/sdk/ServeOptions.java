// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk;

import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.sdk.goplugin.ServerSettings.Network;
import io.odpf.optimus.plugin.sdk.log.LogLevel;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * The options for serving a plugin. Immutable.
 *
 * @param generations the generations of the contract to serve, B to E, according to the supported
 *     Optimus versions
 * @param network the network to listen on
 * @param leastLevel the lowest level that is logged
 */
public record ServeOptions(Set<Generation> generations, Network network, LogLevel leastLevel) {

  /** Generations B and C, which Optimus v0.0.3 to v0.4 speak, and all log levels. */
  public static final ServeOptions DEFAULT =
      new ServeOptions(Set.of(Generation.B, Generation.C), Network.DEFAULT, LogLevel.TRACE);

  public ServeOptions {
    generations = Set.copyOf(generations);
    if (generations.isEmpty()) {
      throw new IllegalArgumentException("no generation to serve");
    }
    if (generations.contains(Generation.A)) {
      throw new IllegalArgumentException(
          "generation A ended with Optimus v0.0.2; serve B or later");
    }
    Objects.requireNonNull(network, "network");
    Objects.requireNonNull(leastLevel, "leastLevel");
  }

  /** Returns options that serve exactly these generations of the contract. */
  public ServeOptions withGenerations(Generation first, Generation... others) {
    return new ServeOptions(EnumSet.of(first, others), network, leastLevel);
  }

  /** Returns options that listen on TCP, for hosts that cannot reach a unix socket. */
  public ServeOptions withTcp() {
    return new ServeOptions(generations, Network.TCP, leastLevel);
  }

  /** Returns options that log entries of this level and above. */
  public ServeOptions withLeastLevel(LogLevel level) {
    return new ServeOptions(generations, network, level);
  }
}
