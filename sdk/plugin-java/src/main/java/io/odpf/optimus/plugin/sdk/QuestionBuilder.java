// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk;

import io.odpf.optimus.plugin.api.plugin.Question;
import java.util.List;
import java.util.stream.Stream;

/** Builds a {@link Question}. Immutable: each method returns a new builder. */
public final class QuestionBuilder {
  private final Question question;

  private QuestionBuilder(Question question) {
    this.question = question;
  }

  /**
   * Starts a question whose answer is text.
   *
   * @param name identifies the answer
   * @param prompt the text that the user sees
   */
  public static QuestionBuilder ask(String name, String prompt) {
    return new QuestionBuilder(new Question(name, prompt, "", "", List.of(), List.of()));
  }

  /** Adds a help text. */
  public QuestionBuilder help(String help) {
    return new QuestionBuilder(
        new Question(
            question.name(),
            question.prompt(),
            help,
            question.defaultValue(),
            question.choices(),
            question.subQuestions()));
  }

  /** Sets the default answer. */
  public QuestionBuilder defaultValue(String value) {
    return new QuestionBuilder(
        new Question(
            question.name(),
            question.prompt(),
            question.help(),
            value,
            question.choices(),
            question.subQuestions()));
  }

  /** Limits the answer to one of these choices. */
  public QuestionBuilder choices(String... choices) {
    return new QuestionBuilder(
        new Question(
            question.name(),
            question.prompt(),
            question.help(),
            question.defaultValue(),
            List.of(choices),
            question.subQuestions()));
  }

  /** Adds questions that follow a certain answer. May be called for several answers. */
  public QuestionBuilder then(String ifValue, Question... questions) {
    Question.SubQuestions more = new Question.SubQuestions(ifValue, List.of(questions));
    return new QuestionBuilder(
        new Question(
            question.name(),
            question.prompt(),
            question.help(),
            question.defaultValue(),
            question.choices(),
            Stream.concat(question.subQuestions().stream(), Stream.of(more)).toList()));
  }

  /** Returns the question. */
  public Question build() {
    return question;
  }
}
