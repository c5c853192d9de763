// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.doctor;

import java.util.Objects;

/**
 * A finding of a check. Holds no secret.
 *
 * @param level its severity
 * @param message its description, without a full stop
 * @param hint what to do; empty if there is nothing to do
 */
record Finding(Level level, String message, String hint) {

  /** The severity of a finding. */
  enum Level {
    /** As it should be. */
    OK,
    /** Installs work, but something else could be better. */
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
