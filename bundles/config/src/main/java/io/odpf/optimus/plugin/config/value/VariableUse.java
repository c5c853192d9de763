// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.value;

/** What happens to {@code ${VAR}} in a value. */
public enum VariableUse {
  /** It is replaced. */
  REPLACED,
  /** It is an error. */
  REFUSED,
  /** It is text like any other. */
  LITERAL
}
