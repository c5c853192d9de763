// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk;

import io.odpf.optimus.plugin.api.plugin.Question;
import java.util.List;
import java.util.stream.Stream;

/** Makes a {@link Question} piece by piece. Immutable: each method gives another one. */
public final class QuestionBuilder {
  private final Question question;

  private QuestionBuilder(Question question) {
    this.question = question;
  }

  /**
   * A question for a text.
   *
   * @param name by which the answer is found
   * @param prompt what the user is asked
   */
  public static QuestionBuilder ask(String name, String prompt) {
    return new QuestionBuilder(new Question(name, prompt, "", "", List.of(), List.of()));
  }

  /** With words of help. */
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

  /** With an answer that the user need not type. */
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

  /** With these answers to choose from. */
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

  /** With questions that follow one answer; may be called for several. */
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

  /** The question. */
  public Question build() {
    return question;
  }
}
