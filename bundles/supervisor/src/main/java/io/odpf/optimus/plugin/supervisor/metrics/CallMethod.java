// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.metrics;

import java.util.Locale;

/** The calls that a host makes to plugins. */
public enum CallMethod {
  INFO,
  QUESTIONS,
  VALIDATE,
  DEFAULT_CONFIG,
  DEFAULT_ASSETS,
  COMPILE_ASSETS,
  DESTINATION,
  DEPENDENCIES;

  /** Returns the value of the label: {@code default_config}. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
