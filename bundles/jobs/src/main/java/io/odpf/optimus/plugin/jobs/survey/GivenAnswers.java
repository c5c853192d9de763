// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.survey;

import io.odpf.optimus.plugin.api.plugin.Question;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.jobs.problem.SurveyProblem;
import io.odpf.optimus.plugin.text.DidYouMean;
import io.odpf.optimus.plugin.text.TerminalText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Answers that are given in advance, each by the name of its question. Every other question goes to
 * another respondent. Not thread-safe.
 *
 * <p>The questions of a survey itself have reserved names, which are written exactly so. A plugin's
 * questions are found exactly, else ignoring case, since plugins are asked for the same. One whose
 * name is reserved is written with a prefix, such as {@code task.owner}; any other may be. If a
 * name is given twice, the last one counts.
 */
public final class GivenAnswers {
  private final List<GivenAnswer> given;
  private final Set<String> reserved;
  private final String prefix;
  private final Respondent others;
  private final Set<GivenAnswer> used = Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * Creates answers.
   *
   * @param given the answers; of two with one name, the last counts
   * @param reserved the names of the survey's own questions
   * @param prefix what may precede the name of a plugin's question, such as {@code task.}
   * @param others answers everything else
   */
  public GivenAnswers(
      List<GivenAnswer> given, Set<String> reserved, String prefix, Respondent others) {
    this.given = new ArrayList<>(given);
    Collections.reverse(this.given);
    this.reserved = Collections.unmodifiableSet(new TreeSet<>(reserved));
    this.prefix = Objects.requireNonNull(prefix, "prefix");
    this.others = Objects.requireNonNull(others, "others");
  }

  /** Returns the value given for one of the survey's own questions. */
  public Optional<String> value(String name) {
    return own(name).map(GivenAnswer::value);
  }

  /** Answers the survey's own questions. */
  public Respondent ofSurvey() {
    return (question, check, refused) -> answer(question, check, refused, own(question.name()));
  }

  /** Answers a plugin's questions. */
  public Respondent ofPlugin() {
    return (question, check, refused) -> answer(question, check, refused, foreign(question.name()));
  }

  private Optional<String> answer(
      Question question,
      AnswerCheck check,
      Optional<RefusedAnswer> refused,
      Optional<GivenAnswer> found)
      throws ProblemException, InterruptedException {
    if (found.isEmpty()) {
      return others.answer(question, check, refused);
    }
    used.addAll(given.stream().filter(it -> it.name().equals(found.get().name())).toList());
    String value = found.get().value();
    Optional<String> fault = choiceFault(question, value);
    if (fault.isEmpty()) {
      fault = check.fault(value);
    }
    return fault.isEmpty()
        ? Optional.of(value)
        : others.answer(question, check, Optional.of(new RefusedAnswer(found.get(), fault.get())));
  }

  private static Optional<String> choiceFault(Question question, String value) {
    if (question.choices().isEmpty() || question.choices().contains(value)) {
      return Optional.empty();
    }
    String meant = DidYouMean.question(value, question.choices());
    return Optional.of(
        "it is not one of "
            + String.join(", ", question.choices())
            + (meant.isEmpty() ? "" : "; " + meant));
  }

  private Optional<GivenAnswer> own(String name) {
    return find(answer -> answer.name().equals(name));
  }

  private Optional<GivenAnswer> foreign(String name) {
    return find(answer -> answer.name().equals(prefix + name))
        .or(() -> find(answer -> isForeign(answer) && answer.name().equals(name)))
        .or(() -> find(answer -> answer.name().equalsIgnoreCase(prefix + name)))
        .or(() -> find(answer -> isForeign(answer) && answer.name().equalsIgnoreCase(name)));
  }

  private boolean isForeign(GivenAnswer answer) {
    return !reserved.contains(answer.name());
  }

  private Optional<GivenAnswer> find(Predicate<GivenAnswer> condition) {
    return given.stream().filter(condition).findFirst();
  }

  /**
   * The answers to questions that were not asked.
   *
   * @param errors those whose names belong to no question
   * @param warnings those whose questions depend on other answers
   */
  public record Unused(List<Problem> errors, List<Problem> warnings) {
    public Unused {
      errors = List.copyOf(errors);
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * Returns what was given in vain.
   *
   * @param questions the names of the plugin's questions at all depths
   */
  public Unused unused(Set<String> questions) {
    List<Problem> errors = new ArrayList<>();
    List<Problem> warnings = new ArrayList<>();
    for (int i = given.size() - 1; i >= 0; i--) {
      GivenAnswer answer = given.get(i);
      if (!used.contains(answer) && !reserved.contains(answer.name())) {
        if (belongs(answer.name(), questions)) {
          warnings.add(
              problem(
                  answer,
                  SurveyProblem.ANSWER_UNUSED,
                  " is not asked after these answers",
                  "leave it out"));
        } else {
          Set<String> known = new TreeSet<>(questions);
          known.addAll(reserved);
          String meant = DidYouMean.question(answer.name(), known);
          errors.add(
              problem(
                  answer,
                  SurveyProblem.ANSWER_UNKNOWN,
                  " is not the name of a question",
                  meant.isEmpty()
                      ? "the questions are " + TerminalText.passage(String.join(", ", known))
                      : meant));
        }
      }
    }
    return new Unused(errors, warnings);
  }

  private boolean belongs(String name, Set<String> questions) {
    return questions.stream()
        .anyMatch(it -> it.equalsIgnoreCase(name) || (prefix + it).equalsIgnoreCase(name));
  }

  private static Problem problem(
      GivenAnswer answer, SurveyProblem code, String message, String hint) {
    return new Problem(
        code,
        TerminalText.quote(answer.name()) + message,
        answer.position(),
        Optional.empty(),
        hint);
  }
}
