// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.survey;

import io.odpf.optimus.plugin.api.plugin.Question;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import java.util.Optional;

/** Answers questions one by one. Not thread-safe. */
public interface Respondent {

  /**
   * Answers a question. The texts of the question may come from a plugin: an implementation makes
   * them printable before it shows them.
   *
   * @param question the question; its sub-questions are not asked. If it has choices, the answer is
   *     one of them
   * @param check accepts or refuses answers
   * @param refused an answer given in advance that the check has refused
   * @return an answer that the check accepts; empty if there is none, which the respondent has
   *     recorded as a finding
   * @throws ProblemException if the check fails, or nobody can be asked
   * @throws InterruptedException if the user or the caller cancels the survey
   */
  Optional<String> answer(Question question, AnswerCheck check, Optional<RefusedAnswer> refused)
      throws ProblemException, InterruptedException;
}
