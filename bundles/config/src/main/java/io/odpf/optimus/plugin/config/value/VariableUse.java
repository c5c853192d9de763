// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.value;

import io.odpf.optimus.plugin.config.model.Withheld;

/** What happens to {@code ${VAR}} in a value. */
public enum VariableUse {
  /** It is replaced; one that is not set is an error. */
  REPLACED,
  /**
   * It is replaced if it is set. Values with one that is not, and secrets, are {@link Withheld}.
   */
  DEFERRED,
  /** It is an error. */
  REFUSED,
  /** It is text like any other. */
  LITERAL
}
