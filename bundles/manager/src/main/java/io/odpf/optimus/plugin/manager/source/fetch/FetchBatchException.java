// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import io.odpf.optimus.plugin.api.problem.Problem;
import java.util.List;

/** Thrown when a batch failed. Its problems are in the order in which they occurred. */
public final class FetchBatchException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  FetchBatchException(List<Problem> problems, Throwable cause) {
    super(problems.get(0).message(), cause);
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems == null ? List.of() : problems;
  }
}
