// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.execute;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.template.problem.TemplateProblem;
import io.odpf.optimus.plugin.template.text.Utf8;
import io.odpf.optimus.plugin.template.tree.TemplateTree;

/** Thrown when a template cannot be rendered. */
public final class RenderException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  RenderException(
      TemplateTree template, int index, TemplateProblem code, String message, String hint) {
    super(message, null, false, false);
    this.problem =
        Problem.at(template.source().position(index), code, text(template, index, message), hint);
  }

  /** Returns the problem with its position. */
  public Problem problem() {
    return problem;
  }

  private static String text(TemplateTree template, int index, String message) {
    String name = Utf8.decode(template.name());
    String where = name.equals(template.source().file()) ? "" : "in template '" + name + "': ";
    return where + template.source().excerpt(index) + ": " + Utf8.decode(message);
  }
}
