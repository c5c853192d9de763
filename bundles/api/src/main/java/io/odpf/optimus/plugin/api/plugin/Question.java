// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.plugin;

import java.util.List;
import java.util.Objects;

/**
 * A question that a plugin asks when a job is created.
 *
 * @param name the answer's key
 * @param prompt the text shown to the user
 * @param help an explanation; may be empty
 * @param defaultValue the default answer; may be empty
 * @param choices the values to choose from; empty for free text
 * @param subQuestions further questions, depending on the answer
 */
public record Question(
    String name,
    String prompt,
    String help,
    String defaultValue,
    List<String> choices,
    List<SubQuestions> subQuestions) {
  public Question {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(prompt, "prompt");
    Objects.requireNonNull(help, "help");
    Objects.requireNonNull(defaultValue, "defaultValue");
    choices = List.copyOf(choices);
    subQuestions = List.copyOf(subQuestions);
  }

  /**
   * Questions that follow one answer.
   *
   * @param ifValue the answer
   * @param questions the questions, in order
   */
  public record SubQuestions(String ifValue, List<Question> questions) {
    public SubQuestions {
      Objects.requireNonNull(ifValue, "ifValue");
      questions = List.copyOf(questions);
    }
  }
}
