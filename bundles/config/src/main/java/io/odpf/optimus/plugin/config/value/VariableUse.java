// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.value;

import io.odpf.optimus.plugin.config.model.Withheld;

/** The treatment of {@code ${VAR}} in a value. */
public enum VariableUse {
  /** Variables are replaced. An unset variable is an error. */
  REPLACED,
  /** Variables are replaced. Values with an unset variable, and secrets, are {@link Withheld}. */
  DEFERRED,
  /** Variables are errors. */
  REFUSED,
  /** Variables are plain text. */
  LITERAL
}
