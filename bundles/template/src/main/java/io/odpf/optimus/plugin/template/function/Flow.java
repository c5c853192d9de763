// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.function;

/** How secrets go from the arguments of a function into its result. */
public enum Flow {
  /** The result is made of the arguments and of all that they contain. */
  CONTENT,

  /**
   * The result is an argument, or an element of one, or contains such. These have their own
   * secrets; only those of the arguments themselves are added.
   */
  STRUCTURE,

  /** As {@link #STRUCTURE}; arguments after the first that is false are not evaluated. */
  AND,

  /** As {@link #STRUCTURE}; arguments after the first that is true are not evaluated. */
  OR
}
