// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemCode;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.archive.ArchiveException;
import io.odpf.optimus.plugin.manager.disk.DiskErrors;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Thrown when the artifact of one plugin cannot be fetched. Messages contain no secrets. */
class ArtifactFetchException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  ArtifactFetchException(ProblemCode code, String message, String hint) {
    this(code, message, hint, null);
  }

  ArtifactFetchException(ProblemCode code, String message, String hint, @Nullable Throwable cause) {
    super(message, cause);
    this.problem = Problem.of(code, message, hint);
  }

  static ArtifactFetchException of(ProviderException failure) {
    return new ArtifactFetchException(
        failure.kind(), String.valueOf(failure.getMessage()), failure.hint(), failure);
  }

  /** Returns an exception that describes the failure of a job. */
  static ArtifactFetchException describe(FetchJob job, Throwable failure) {
    if (failure instanceof ArtifactFetchException e) {
      return e;
    }
    if (failure instanceof ProviderException e) {
      return of(e);
    }
    if (failure instanceof ArchiveException e) {
      return new ArtifactFetchException(
          e.problem().code(), e.problem().message(), e.problem().hint(), e);
    }
    if (failure instanceof IOException e) {
      return new ArtifactFetchException(
          ProviderException.Kind.LOCAL,
          job.fileName() + " cannot be kept or unpacked: " + DiskErrors.reason(e),
          "check the disk's space and the directories' permissions",
          e);
    }
    return new ArtifactFetchException(
        FetchProblem.DEFECT,
        job.fileName() + " could not be handled: " + failure.getClass().getName(),
        "this is a defect; please report it",
        failure);
  }

  /** Returns the problem, without its plugin and position. */
  Problem problem() {
    return problem;
  }

  /** Returns the problem for a job's plugin, at its position in the configuration. */
  Problem problem(FetchJob job) {
    return new Problem(
        problem.code(),
        problem.message(),
        Optional.of(job.plugin().position()),
        Optional.of(job.id().name()),
        problem.hint());
  }
}
