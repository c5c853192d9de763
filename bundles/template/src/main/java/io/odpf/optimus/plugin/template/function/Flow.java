// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.function;

/** How secrets flow from the arguments of a function to its result. */
public enum Flow {
  /** The result is derived from the arguments and everything they contain. */
  CONTENT,

  /**
   * The result is an argument or an element of one, or contains such values unchanged. They keep
   * their own taint; only the taint of the arguments themselves is added.
   */
  STRUCTURE,

  /** Like {@link #STRUCTURE}, but arguments after the first false one are not evaluated. */
  AND,

  /** Like {@link #STRUCTURE}, but arguments after the first true one are not evaluated. */
  OR
}
