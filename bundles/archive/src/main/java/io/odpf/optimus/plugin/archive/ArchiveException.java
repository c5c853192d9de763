// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Thrown when an artifact is refused, with a code of {@link ArchiveProblem}. Trying again does not
 * help, unless the bytes were damaged in transit.
 */
public final class ArchiveException extends ProblemException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;
  private final transient Optional<BinaryRequest> request;

  /**
   * Creates an exception.
   *
   * @param problem its message begins with the artifact's name; names from the archive are escaped
   * @param request the request that a valid artifact does not meet; empty if the artifact itself is
   *     at fault
   */
  public ArchiveException(Problem problem, Optional<BinaryRequest> request) {
    super(problem.message(), null);
    this.problem = problem;
    this.request = Objects.requireNonNull(request, "request");
  }

  /** Returns why the artifact is refused. */
  public Problem problem() {
    return problem;
  }

  @Override
  public List<Problem> problems() {
    return List.of(problem);
  }

  /**
   * Returns the request that a valid artifact does not meet; empty if the artifact itself is at
   * fault.
   */
  public Optional<BinaryRequest> request() {
    return request;
  }
}
