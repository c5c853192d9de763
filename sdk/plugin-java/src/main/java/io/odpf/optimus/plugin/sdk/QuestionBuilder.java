// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk;

import io.odpf.optimus.plugin.api.plugin.Question;
import io.odpf.optimus.plugin.api.plugin.Question.SubQuestions;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Builds a {@link Question}, and its rule for a {@link QuestionForm}. Immutable: each method
 * returns a new builder.
 */
public final class QuestionBuilder {
  private final Question question;

  /** The rules of the question and of those below it, by name. */
  private final Map<String, AnswerRule> rules;

  private QuestionBuilder(Question question, Map<String, AnswerRule> rules) {
    this.question = question;
    this.rules = Collections.unmodifiableMap(rules);
  }

  /**
   * Starts a question whose answer is text.
   *
   * @param name identifies the answer
   * @param prompt the text that the user sees
   */
  public static QuestionBuilder ask(String name, String prompt) {
    return new QuestionBuilder(new Question(name, prompt, "", "", List.of(), List.of()), Map.of());
  }

  /** Adds a help text. */
  public QuestionBuilder help(String help) {
    return with(help, question.defaultValue(), question.choices(), question.subQuestions());
  }

  /** Sets the default answer. */
  public QuestionBuilder defaultValue(String value) {
    return with(question.help(), value, question.choices(), question.subQuestions());
  }

  /** Limits the answer to one of these choices. */
  public QuestionBuilder choices(String... choices) {
    return with(
        question.help(), question.defaultValue(), List.of(choices), question.subQuestions());
  }

  /**
   * Sets the rule that decides whether an answer is accepted. Only a {@link QuestionForm} applies
   * it.
   */
  public QuestionBuilder rule(AnswerRule rule) {
    Map<String, AnswerRule> all = new LinkedHashMap<>(rules);
    all.put(question.name(), Objects.requireNonNull(rule, "rule"));
    return new QuestionBuilder(question, all);
  }

  /** Adds questions that follow a certain answer. May be called for several answers. */
  public QuestionBuilder then(String ifValue, Question... questions) {
    SubQuestions more = new SubQuestions(ifValue, List.of(questions));
    return with(
        question.help(),
        question.defaultValue(),
        question.choices(),
        Stream.concat(question.subQuestions().stream(), Stream.of(more)).toList());
  }

  /**
   * Adds questions that follow a certain answer, with their rules.
   *
   * @throws IllegalArgumentException if two questions with rules have the same name
   */
  public QuestionBuilder then(String ifValue, QuestionBuilder first, QuestionBuilder... others) {
    Map<String, AnswerRule> all = new LinkedHashMap<>(rules);
    List<QuestionBuilder> builders =
        Stream.concat(Stream.of(first), Arrays.stream(others)).toList();
    builders.forEach(builder -> builder.addRules(all));
    QuestionBuilder extended =
        then(ifValue, builders.stream().map(QuestionBuilder::build).toArray(Question[]::new));
    return new QuestionBuilder(extended.question, all);
  }

  private QuestionBuilder with(
      String help, String defaultValue, List<String> choices, List<SubQuestions> more) {
    return new QuestionBuilder(
        new Question(question.name(), question.prompt(), help, defaultValue, choices, more), rules);
  }

  /**
   * Adds the rules of the question and of those below it.
   *
   * @throws IllegalArgumentException if there is a rule for one of the names
   */
  void addRules(Map<String, AnswerRule> all) {
    rules.forEach(
        (name, rule) -> {
          if (all.putIfAbsent(name, rule) != null) {
            throw new IllegalArgumentException("two questions named " + name + " have rules");
          }
        });
  }

  /** Returns the question. */
  public Question build() {
    return question;
  }
}
