// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import java.util.Objects;
import java.util.Optional;

/**
 * Something that is wrong, told to the user: what happened, where, and what to do. Holds no secret.
 *
 * @param code a stable word for programs: {@code unknown-key}, {@code digest-mismatch}
 * @param message what happened, one sentence, without a full stop
 * @param position where in a file, if it is about one
 * @param plugin which plugin, if it is about one
 * @param hint what to do; empty if there is nothing to say
 */
public record Problem(
    String code,
    String message,
    Optional<Position> position,
    Optional<String> plugin,
    String hint) {
  public Problem {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(position, "position");
    Objects.requireNonNull(plugin, "plugin");
    Objects.requireNonNull(hint, "hint");
  }

  /** A problem without a place. */
  public static Problem of(String code, String message, String hint) {
    return new Problem(code, message, Optional.empty(), Optional.empty(), hint);
  }

  /** A problem of one plugin. */
  public static Problem ofPlugin(String plugin, String code, String message, String hint) {
    return new Problem(code, message, Optional.empty(), Optional.of(plugin), hint);
  }

  /** A problem at a place in a file. */
  public static Problem at(Position position, String code, String message, String hint) {
    return new Problem(code, message, Optional.of(position), Optional.empty(), hint);
  }
}
