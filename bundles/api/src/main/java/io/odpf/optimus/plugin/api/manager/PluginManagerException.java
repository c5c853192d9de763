// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import io.odpf.optimus.plugin.api.problem.Problem;
import java.util.List;

/** Why an operation did not happen: one problem or more, most telling first. */
public final class PluginManagerException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Whose fault it is; the command line makes its exit code from it. */
  public enum Category {
    /** The request or the configuration is wrong; nothing was tried. */
    CONFIG,
    /** It was tried and failed. */
    FAILURE
  }

  private final Category category;
  private final transient List<Problem> problems;

  public PluginManagerException(Category category, List<Problem> problems, Throwable cause) {
    super(problems.get(0).message(), cause);
    this.category = category;
    this.problems = List.copyOf(problems);
  }

  /** The configuration, or what was asked, is wrong. */
  public static PluginManagerException config(List<Problem> problems) {
    return new PluginManagerException(Category.CONFIG, problems, null);
  }

  /** It was tried and failed. */
  public static PluginManagerException failure(Problem problem, Throwable cause) {
    return new PluginManagerException(Category.FAILURE, List.of(problem), cause);
  }

  public Category category() {
    return category;
  }

  public List<Problem> problems() {
    return problems == null ? List.of(Problem.of("unknown", getMessage(), "")) : problems;
  }
}
