// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.survey;

import io.odpf.optimus.plugin.api.plugin.Question;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.command.console.KeyTerminal;
import io.odpf.optimus.plugin.jobs.survey.AnswerCheck;
import io.odpf.optimus.plugin.jobs.survey.RefusedAnswer;
import io.odpf.optimus.plugin.jobs.survey.Respondent;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/**
 * Asks a user at a terminal. A refused answer stays in the line, to be corrected. Ctrl-C cancels.
 * While a plugin checks an answer, the terminal behaves as usual, so that Ctrl-C ends that too. Not
 * thread-safe.
 */
final class TerminalRespondent implements Respondent {
  private final KeyTerminal terminal;
  private final Drawing drawing;

  /**
   * Creates a respondent.
   *
   * @param terminal the terminal
   * @param out the stream to it
   * @param colour whether it shows colours
   */
  TerminalRespondent(KeyTerminal terminal, PrintStream out, boolean colour) {
    this.terminal = terminal;
    this.drawing = new Drawing(terminal, out, colour);
  }

  @Override
  public Optional<String> answer(
      Question question, AnswerCheck check, Optional<RefusedAnswer> refused)
      throws ProblemException, InterruptedException {
    QuestionText text = QuestionText.of(question, refused.map(RefusedAnswer::fault));
    String value = refused.map(it -> it.answer().value()).orElse(question.defaultValue());
    EditedLine line = EditedLine.of(refused.map(it -> it.answer().value()).orElse(""));
    while (true) {
      if (question.choices().isEmpty()) {
        line = edit(text, line);
        value = line.text().isEmpty() ? question.defaultValue() : line.text();
      } else {
        value = choose(text, value);
      }
      Optional<String> fault = check.fault(value);
      if (fault.isEmpty()) {
        drawing.end(text.answered(value));
        return Optional.of(value);
      }
      text = QuestionText.of(question, fault);
    }
  }

  /** Lets the user edit a line until Enter. */
  private EditedLine edit(QuestionText question, EditedLine start)
      throws ProblemException, InterruptedException {
    QuestionText text = question;
    EditedLine line = start;
    try (KeyTerminal.Keys keys = terminal.keys()) {
      KeyReader reader = new KeyReader(keys);
      while (true) {
        drawing.draw(text.input(line.before()), List.of(Drawing.line(Drawing.plain(line.after()))));
        Key key = read(reader, text.input(line.text()));
        if (key.kind() == Key.Kind.ENTER) {
          if (!text.hasHelp() || !line.text().equals(QuestionText.HELP)) {
            return line;
          }
          text = text.withHelp();
          line = EditedLine.of("");
        } else {
          line = line.after(key);
        }
      }
    } catch (IOException e) {
      throw TerminalFailure.of(e);
    }
  }

  /** Lets the user choose until Enter. */
  private String choose(QuestionText question, String start)
      throws ProblemException, InterruptedException {
    QuestionText text = question;
    ChoiceList list = ChoiceList.of(text.question().choices(), start);
    try (KeyTerminal.Keys keys = terminal.keys()) {
      KeyReader reader = new KeyReader(keys);
      while (true) {
        drawing.draw(text.choice(list.filter()), text.choices(list));
        Key key = read(reader, text.choice(list.filter()));
        if (key.kind() == Key.Kind.ENTER && list.selected().isPresent()) {
          return list.selected().get();
        }
        if (text.hasHelp() && key.kind() == Key.Kind.CHARACTER && key.character() == '?') {
          text = text.withHelp();
        } else {
          list = list.after(key);
        }
      }
    } catch (IOException e) {
      throw TerminalFailure.of(e);
    }
  }

  /**
   * Waits for a key.
   *
   * @param lines what remains on the screen if the user cancels
   */
  private Key read(KeyReader reader, List<List<Drawing.Part>> lines)
      throws IOException, InterruptedException {
    Key key;
    try {
      key = reader.read();
    } catch (IOException e) {
      if (!Thread.interrupted()) {
        throw e;
      }
      key = Key.of(Key.Kind.CANCEL);
    }
    if (key.kind() == Key.Kind.CANCEL) {
      drawing.end(lines);
      throw new InterruptedException("cancelled by the user");
    }
    return key;
  }
}
