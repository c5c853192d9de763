// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk;

import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.sdk.goplugin.ServerSettings.Network;
import io.odpf.optimus.plugin.sdk.log.LogLevel;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * How a plugin is served. Immutable.
 *
 * @param generations of the contract that it speaks, B to E: those of the Optimus versions that it
 *     is for
 * @param network what it listens on
 * @param leastLevel the level below which its log has no entries
 */
public record ServeOptions(Set<Generation> generations, Network network, LogLevel leastLevel) {

  /** Generations B and C, which Optimus v0.0.3 to v0.4 speak; everything in the log. */
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

  /** The same for these generations of the contract alone. */
  public ServeOptions withGenerations(Generation first, Generation... others) {
    return new ServeOptions(EnumSet.of(first, others), network, leastLevel);
  }

  /** The same on TCP, for hosts that cannot reach a unix socket of the plugin. */
  public ServeOptions withTcp() {
    return new ServeOptions(generations, Network.TCP, leastLevel);
  }

  /** The same with a log from this level on. */
  public ServeOptions withLeastLevel(LogLevel level) {
    return new ServeOptions(generations, network, level);
  }
}
