// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.parse;

import io.odpf.optimus.plugin.template.problem.TemplateProblem;

/** Thrown when a file is not a valid template. */
public final class SyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int index;
  private final TemplateProblem code;
  private final String hint;

  SyntaxException(int index, String message) {
    this(index, TemplateProblem.SYNTAX, message, "");
  }

  SyntaxException(int index, TemplateProblem code, String message, String hint) {
    super(message, null, false, false);
    this.index = index;
    this.code = code;
    this.hint = hint;
  }

  /** Returns the index in the source. */
  public int index() {
    return index;
  }

  public TemplateProblem code() {
    return code;
  }

  /** Returns what to do; may be empty. */
  public String hint() {
    return hint;
  }
}
