// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.problem;

import java.util.Objects;
import java.util.Optional;

/**
 * Something that went wrong, described to a user: what happened, where, and what to do. Contains no
 * secrets.
 *
 * @param code the entry of the catalogue, which programs act on
 * @param message what happened, as one sentence without a full stop
 * @param position where in a file, if the problem lies in one
 * @param plugin the name of the plugin that is affected, if it is a single one
 * @param hint what to do; empty if there is nothing to add to the message
 */
public record Problem(
    ProblemCode code,
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

  /** Creates a problem that belongs to no plugin and no file. */
  public static Problem of(ProblemCode code, String message, String hint) {
    return new Problem(code, message, Optional.empty(), Optional.empty(), hint);
  }

  /** Creates a problem of one plugin. */
  public static Problem ofPlugin(String plugin, ProblemCode code, String message, String hint) {
    return new Problem(code, message, Optional.empty(), Optional.of(plugin), hint);
  }

  /** Creates a problem at a place in a file. */
  public static Problem at(Position position, ProblemCode code, String message, String hint) {
    return new Problem(code, message, Optional.of(position), Optional.empty(), hint);
  }

  /** Returns this problem with another hint. */
  public Problem withHint(String newHint) {
    return new Problem(code, message, position, plugin, newHint);
  }
}
