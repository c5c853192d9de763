// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.survey;

import io.odpf.optimus.plugin.api.plugin.Question;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.command.console.Console;
import io.odpf.optimus.plugin.command.console.KeyTerminal;
import io.odpf.optimus.plugin.jobs.survey.AnswerCheck;
import io.odpf.optimus.plugin.jobs.survey.RefusedAnswer;
import io.odpf.optimus.plugin.jobs.survey.Respondent;
import java.io.IOException;
import java.util.Optional;

/**
 * Asks the user of a console, whose terminal is opened for the first question: if all answers are
 * given, none of its classes are loaded. Not thread-safe.
 */
final class UserRespondent implements Respondent, AutoCloseable {
  private final Console console;
  private Optional<KeyTerminal> terminal = Optional.empty();
  private Optional<Respondent> respondent = Optional.empty();

  UserRespondent(Console console) {
    this.console = console;
  }

  @Override
  public Optional<String> answer(
      Question question, AnswerCheck check, Optional<RefusedAnswer> refused)
      throws ProblemException, InterruptedException {
    if (respondent.isEmpty()) {
      respondent = Optional.of(open());
    }
    return respondent.get().answer(question, check, refused);
  }

  private Respondent open() throws ProblemException {
    try {
      terminal = console.prompt().openTerminal();
    } catch (IOException e) {
      throw TerminalFailure.of(e);
    }
    return terminal.isPresent()
        ? new TerminalRespondent(terminal.get(), console.err(), console.errColour())
        : new LineRespondent(console.prompt(), console.err());
  }

  @Override
  public void close() throws IOException {
    if (terminal.isPresent()) {
      terminal.get().close();
    }
  }
}
