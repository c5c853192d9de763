// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.authoring;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import io.odpf.optimus.plugin.jobs.survey.GivenAnswer;
import io.odpf.optimus.plugin.jobs.survey.GivenAnswers;
import io.odpf.optimus.plugin.jobs.survey.Respondent;
import io.odpf.optimus.plugin.jobs.survey.UnattendedRespondent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Who answers the questions of a survey: what was given in advance, then either a user or nobody.
 * Not thread-safe.
 */
public final class SurveyAnswers {
  private final GivenAnswers given;
  private final Optional<UnattendedRespondent> nobody;

  private SurveyAnswers(GivenAnswers given, Optional<UnattendedRespondent> nobody) {
    this.given = given;
    this.nobody = nobody;
  }

  /**
   * Returns answers of which a user gives those that are missing.
   *
   * @param kind what is surveyed
   */
  public static SurveyAnswers with(SurveyKind kind, List<GivenAnswer> given, Respondent user) {
    Objects.requireNonNull(user, "user");
    return new SurveyAnswers(
        new GivenAnswers(given, kind.names(), kind.prefix(), user), Optional.empty());
  }

  /**
   * Returns answers without a user: those that are missing are defaults, or findings.
   *
   * @param kind what is surveyed
   * @param file the file with the answers, if they are in one
   */
  public static SurveyAnswers without(
      SurveyKind kind, List<GivenAnswer> given, Optional<String> file) {
    UnattendedRespondent nobody = new UnattendedRespondent(file);
    return new SurveyAnswers(
        new GivenAnswers(given, kind.names(), kind.prefix(), nobody), Optional.of(nobody));
  }

  /** Returns whether a user is asked. */
  boolean isAttended() {
    return nobody.isEmpty();
  }

  Optional<String> value(String name) {
    return given.value(name);
  }

  Respondent ofSurvey() {
    return given.ofSurvey();
  }

  Respondent ofPlugin() {
    return given.ofPlugin();
  }

  /** Returns the failure of a survey that cannot go on without an answer. */
  JobException failure() {
    return new JobException(findings(), null);
  }

  private List<Problem> findings() {
    return nobody.map(UnattendedRespondent::findings).orElse(List.of());
  }

  /**
   * Ends the questions.
   *
   * @param questions the names of the plugin's questions
   * @return warnings about answers given in vain
   * @throws JobException with all findings, if there are any
   */
  List<Problem> conclude(Set<String> questions) throws JobException {
    GivenAnswers.Unused unused = given.unused(questions);
    List<Problem> problems = new ArrayList<>(findings());
    problems.addAll(unused.errors());
    if (!problems.isEmpty()) {
      throw new JobException(problems, null);
    }
    return unused.warnings();
  }
}
