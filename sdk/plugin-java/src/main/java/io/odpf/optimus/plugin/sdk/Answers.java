// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk;

import io.odpf.optimus.plugin.api.plugin.Answer;
import java.util.List;

/** Finds answers by their questions. */
public final class Answers {
  private Answers() {}

  /**
   * Returns the answer to a question.
   *
   * @param question the name of the question
   * @return the answer, or an empty text if the question was not answered
   */
  public static String of(String question, List<Answer> answers) {
    for (Answer answer : answers) {
      if (answer.question().name().equals(question)) {
        return answer.value();
      }
    }
    return "";
  }
}
