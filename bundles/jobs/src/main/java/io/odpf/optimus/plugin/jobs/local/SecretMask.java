// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.local;

import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import java.util.Collection;
import java.util.List;

/**
 * Masks the values of secrets in findings. Plugins receive secrets and may repeat them in their
 * messages. Very short values stay, since masking them would make every message unreadable.
 * Immutable.
 */
public final class SecretMask {
  private static final int SHORTEST = 4;

  private final List<Secret> secrets;

  /** Creates a mask for the given secrets. */
  public SecretMask(Collection<Secret> secrets) {
    this.secrets = secrets.stream().filter(secret -> secret.reveal().length() >= SHORTEST).toList();
  }

  /** Returns problems without the values of secrets. */
  public List<Problem> on(List<Problem> problems) {
    return problems.stream().map(this::on).toList();
  }

  private Problem on(Problem problem) {
    return new Problem(
        problem.code(),
        on(problem.message()),
        problem.position(),
        problem.plugin(),
        on(problem.hint()));
  }

  private String on(String text) {
    String masked = text;
    for (Secret secret : secrets) {
      masked = secret.redact(masked);
    }
    return masked;
  }

  /**
   * Returns a failure without secrets: the failure itself if it has none, else one without its
   * cause, whose message has them too.
   */
  public ProblemException on(ProblemException failure) {
    List<Problem> masked = on(failure.problems());
    return masked.equals(failure.problems()) ? failure : new JobException(masked, null);
  }
}
