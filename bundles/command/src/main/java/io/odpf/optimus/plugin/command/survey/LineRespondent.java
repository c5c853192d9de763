// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.survey;

import io.odpf.optimus.plugin.api.plugin.Question;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.command.console.Prompt;
import io.odpf.optimus.plugin.jobs.survey.AnswerCheck;
import io.odpf.optimus.plugin.jobs.survey.RefusedAnswer;
import io.odpf.optimus.plugin.jobs.survey.Respondent;
import io.odpf.optimus.plugin.text.TerminalText;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/**
 * Asks a user line by line, where single keys cannot be read. Choices have numbers. The end of the
 * input cancels. Not thread-safe.
 */
final class LineRespondent implements Respondent {
  private final Prompt prompt;
  private final PrintStream out;

  /**
   * Creates a respondent.
   *
   * @param prompt asks for lines
   * @param out the stream to the user
   */
  LineRespondent(Prompt prompt, PrintStream out) {
    this.prompt = prompt;
    this.out = out;
  }

  @Override
  public Optional<String> answer(
      Question question, AnswerCheck check, Optional<RefusedAnswer> refused)
      throws ProblemException, InterruptedException {
    QuestionText text = QuestionText.of(question, refused.map(RefusedAnswer::fault));
    while (true) {
      text.refusal().ifPresent(reason -> out.println("X " + reason));
      Optional<String> value = ask(text);
      if (value.isPresent()) {
        Optional<String> fault = check.fault(value.get());
        if (fault.isEmpty()) {
          return value;
        }
        text = QuestionText.of(question, fault);
      } else {
        text = QuestionText.of(question, Optional.empty());
      }
    }
  }

  /** Asks once. Returns empty if the line was no answer. */
  private Optional<String> ask(QuestionText text) throws ProblemException, InterruptedException {
    List<String> choices = text.question().choices();
    for (int i = 0; i < choices.size(); i++) {
      out.println("  " + (i + 1) + ") " + TerminalText.excerpt(choices.get(i)));
    }
    String shown = text.question().defaultValue();
    String line =
        line(
            "? "
                + text.prompt()
                + (text.hasHelp() ? " [? for help]" : "")
                + (shown.isEmpty() ? "" : " (" + TerminalText.excerpt(shown) + ")")
                + " ");
    if (text.hasHelp() && line.equals(QuestionText.HELP)) {
      out.println("? " + text.help());
      return Optional.empty();
    }
    String value = line.isEmpty() ? shown : line;
    return choices.isEmpty() ? Optional.of(value) : choice(choices, value);
  }

  private String line(String question) throws ProblemException, InterruptedException {
    try {
      return prompt
          .ask(question)
          .orElseThrow(() -> new InterruptedException("the input has ended"));
    } catch (IOException e) {
      throw TerminalFailure.of(e);
    }
  }

  private Optional<String> choice(List<String> choices, String value) {
    if (choices.contains(value)) {
      return Optional.of(value);
    }
    if (value.matches("[0-9]{1,4}")) {
      int number = Integer.parseInt(value);
      if (number >= 1 && number <= choices.size()) {
        return Optional.of(choices.get(number - 1));
      }
    }
    out.println("X give the number of a choice");
    return Optional.empty();
  }
}
