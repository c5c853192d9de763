// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.problem;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import java.util.List;

/**
 * Thrown when templates cannot be parsed, or a template cannot be rendered. Neither the message nor
 * the problems contain a secret or a value derived from one.
 */
public final class TemplateException extends ProblemException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /**
   * @param problems at least one
   */
  public TemplateException(List<Problem> problems) {
    super(text(problems.get(0)), null);
    this.problems = List.copyOf(problems);
  }

  @Override
  public List<Problem> problems() {
    return problems;
  }

  private static String text(Problem problem) {
    return problem.position().map(position -> position + ": ").orElse("") + problem.message();
  }
}
