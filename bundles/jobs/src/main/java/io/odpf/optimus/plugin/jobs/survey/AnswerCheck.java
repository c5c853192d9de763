// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.survey;

import io.odpf.optimus.plugin.api.problem.ProblemException;
import java.util.Optional;

/** Decides whether a text is an answer to a question. */
@FunctionalInterface
public interface AnswerCheck {

  /** A check that accepts every text. */
  AnswerCheck NONE = value -> Optional.empty();

  /**
   * Returns why a text is refused, as a clause without a full stop; empty if it is accepted. The
   * reason may come from a plugin: make it printable before showing it.
   *
   * @throws ProblemException if the check itself fails, so that the survey cannot go on
   */
  Optional<String> fault(String value) throws ProblemException, InterruptedException;
}
