// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.supervisor;

import io.odpf.optimus.plugin.api.problem.Problem;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A plugin's transition from one state to another.
 *
 * @param at the time of the transition
 * @param plugin the plugin's name
 * @param from the previous state
 * @param to the new state
 * @param cause the cause: {@code started}, {@code exit code 2}, {@code signal 9}, {@code replaced},
 *     {@code stopped}
 * @param failure the problem, with the last lines of standard error; absent if there is none
 */
public record PluginEvent(
    Instant at,
    String plugin,
    PluginState from,
    PluginState to,
    String cause,
    Optional<Problem> failure) {
  public PluginEvent {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(plugin, "plugin");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(cause, "cause");
    Objects.requireNonNull(failure, "failure");
  }
}
