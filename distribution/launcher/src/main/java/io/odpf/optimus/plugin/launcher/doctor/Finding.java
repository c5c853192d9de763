// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.doctor;

import java.util.Objects;

/**
 * What a check found. Holds no secret.
 *
 * @param level how bad it is
 * @param message what it is, without a full stop
 * @param hint what to do; empty if there is nothing to do
 */
record Finding(Level level, String message, String hint) {

  /** How bad something is. */
  enum Level {
    /** As it should be. */
    OK,
    /** Installs work, something else is worse than it could be. */
    WARNING,
    /** Something that installs need does not work. */
    FAILED
  }

  Finding {
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(hint, "hint");
  }

  static Finding ok(String message) {
    return new Finding(Level.OK, message, "");
  }

  static Finding warning(String message, String hint) {
    return new Finding(Level.WARNING, message, hint);
  }

  static Finding failed(String message, String hint) {
    return new Finding(Level.FAILED, message, hint);
  }
}
