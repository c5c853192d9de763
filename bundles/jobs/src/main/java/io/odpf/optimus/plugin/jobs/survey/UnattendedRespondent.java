// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.survey;

import io.odpf.optimus.plugin.api.plugin.Question;
import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.jobs.problem.SurveyProblem;
import io.odpf.optimus.plugin.text.TerminalText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Answers with the questions' defaults, and asks nobody. Questions without a default, and refused
 * answers, become findings, so that all of them are reported at once. Not thread-safe.
 */
public final class UnattendedRespondent implements Respondent {
  private final Optional<String> file;
  private final List<Problem> findings = new ArrayList<>();

  /**
   * Creates a respondent.
   *
   * @param file the file with given answers, in which missing ones would have to be
   */
  public UnattendedRespondent(Optional<String> file) {
    this.file = Objects.requireNonNull(file, "file");
  }

  /** Returns what is missing or refused so far. */
  public List<Problem> findings() {
    return List.copyOf(findings);
  }

  @Override
  public Optional<String> answer(
      Question question, AnswerCheck check, Optional<RefusedAnswer> refused)
      throws ProblemException, InterruptedException {
    if (refused.isPresent()) {
      GivenAnswer answer = refused.get().answer();
      refuse(question, answer.value(), refused.get().fault(), answer.position());
      return Optional.empty();
    }
    String value = question.defaultValue();
    if (value.isEmpty()) {
      findings.add(missing(question));
      return Optional.empty();
    }
    Optional<String> fault = check.fault(value);
    if (fault.isPresent()) {
      refuse(question, value, fault.get(), start());
      return Optional.empty();
    }
    return Optional.of(value);
  }

  private Problem missing(Question question) {
    String name = TerminalText.excerpt(question.name());
    String choices =
        question.choices().isEmpty()
            ? ""
            : ", one of " + TerminalText.passage(String.join(", ", question.choices()));
    return new Problem(
        SurveyProblem.ANSWER_MISSING,
        "no answer to '" + name + "': " + TerminalText.passage(question.prompt()),
        start(),
        Optional.empty(),
        file.isPresent()
            ? "add a line '" + name + ": …'" + choices
            : "give --set " + name + "=VALUE" + choices + ", or a file with --answers");
  }

  private void refuse(Question question, String value, String fault, Optional<Position> position) {
    findings.add(
        new Problem(
            SurveyProblem.ANSWER_REFUSED,
            TerminalText.quote(value)
                + " is refused as '"
                + TerminalText.excerpt(question.name())
                + "': "
                + TerminalText.passage(fault),
            position,
            Optional.empty(),
            "correct the answer; the question is: " + TerminalText.passage(question.prompt())));
  }

  /** Returns the beginning of the file, for what is not in it. */
  private Optional<Position> start() {
    return file.map(name -> new Position(name, 1, 1));
  }
}
