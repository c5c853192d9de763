// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.metrics;

import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import java.util.Locale;

/** How calls end. */
public enum CallOutcome {
  OK,
  NOT_RUNNING,
  UNSUPPORTED,
  TIMEOUT,
  CRASHED,
  REFUSED,
  INVALID,
  /** The caller was interrupted, or the call failed unexpectedly. */
  BROKEN;

  /** Returns how a call ended. */
  public static CallOutcome of(PluginCallException.Kind kind) {
    return switch (kind) {
      case NOT_RUNNING -> NOT_RUNNING;
      case UNSUPPORTED -> UNSUPPORTED;
      case TIMEOUT -> TIMEOUT;
      case CRASHED -> CRASHED;
      case REFUSED -> REFUSED;
      case INVALID -> INVALID;
    };
  }

  /** Returns the value of the label: {@code not_running}. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
