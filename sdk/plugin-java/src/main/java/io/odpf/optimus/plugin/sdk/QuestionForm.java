// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk;

import io.odpf.optimus.plugin.api.plugin.Answer;
import io.odpf.optimus.plugin.api.plugin.Question;
import io.odpf.optimus.plugin.api.plugin.Validation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Questions that do not depend on the job, with the rules for their answers. A plugin returns
 * {@link #questions} and {@link #validate} from its {@link CliMod}. Immutable.
 *
 * <pre>{@code
 * private static final QuestionForm FORM =
 *     QuestionForm.of(
 *         QuestionBuilder.ask("Start", "Date range start")
 *             .defaultValue("{{.DSTART}}")
 *             .rule(AnswerRule.notBlank("a date is needed")));
 * }</pre>
 */
public final class QuestionForm {
  private final List<Question> questions;
  private final Map<String, List<Question>> byName;
  private final Map<String, AnswerRule> rules;

  private QuestionForm(
      List<Question> questions, Map<String, List<Question>> byName, Map<String, AnswerRule> rules) {
    this.questions = List.copyOf(questions);
    this.byName = Collections.unmodifiableMap(byName);
    this.rules = Collections.unmodifiableMap(rules);
  }

  /**
   * Creates a form, and checks it: a host could not ask its questions otherwise.
   *
   * @throws IllegalArgumentException if a question has no name, if its default is not among its
   *     choices or breaks its rule, if questions follow an answer that is not a choice, or if two
   *     questions with rules have the same name
   */
  public static QuestionForm of(QuestionBuilder... builders) {
    Map<String, AnswerRule> rules = new LinkedHashMap<>();
    List<Question> questions = new ArrayList<>();
    for (QuestionBuilder builder : builders) {
      builder.addRules(rules);
      questions.add(builder.build());
    }
    Map<String, List<Question>> byName = new LinkedHashMap<>();
    collect(questions, byName);
    QuestionForm form = new QuestionForm(questions, byName, rules);
    byName.values().forEach(all -> all.forEach(form::require));
    return form;
  }

  private static void collect(List<Question> questions, Map<String, List<Question>> byName) {
    for (Question question : questions) {
      byName.computeIfAbsent(question.name(), name -> new ArrayList<>()).add(question);
      question.subQuestions().forEach(sub -> collect(sub.questions(), byName));
    }
  }

  private void require(Question question) {
    String name = "question '" + question.name() + "'";
    if (question.name().isBlank()) {
      throw new IllegalArgumentException("a question has no name: " + question.prompt());
    }
    if (!question.defaultValue().isEmpty()) {
      Validation validation = validate(new Answer(question, question.defaultValue()));
      if (!validation.valid()) {
        throw new IllegalArgumentException(
            name + " does not accept its default: " + validation.error());
      }
    }
    for (Question.SubQuestions sub : question.subQuestions()) {
      if (!question.choices().isEmpty() && !question.choices().contains(sub.ifValue())) {
        throw new IllegalArgumentException(
            name + " has no choice '" + sub.ifValue() + "' for the questions that follow it");
      }
    }
  }

  /** Returns the questions, for {@link CliMod#questions}. */
  public List<Question> questions() {
    return questions;
  }

  /** Checks an answer, for {@link CliMod#validate}: by the choices, then by the rule. */
  public Validation validate(Answer answer) {
    String name = answer.question().name();
    List<Question> asked = byName.getOrDefault(name, List.of());
    if (asked.isEmpty()) {
      return Validations.invalid("this plugin does not ask '" + name + "'");
    }
    if (asked.stream().noneMatch(question -> offers(question, answer.value()))) {
      return Validations.invalid("choose one of " + String.join(", ", asked.get(0).choices()));
    }
    Optional<String> fault = rules.getOrDefault(name, AnswerRule.NONE).fault(answer.value());
    return fault.isPresent() ? Validations.invalid(fault.get()) : Validations.valid();
  }

  private static boolean offers(Question question, String value) {
    return question.choices().isEmpty() || question.choices().contains(value);
  }
}
