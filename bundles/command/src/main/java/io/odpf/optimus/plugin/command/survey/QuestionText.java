// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.survey;

import io.odpf.optimus.plugin.api.plugin.Question;
import io.odpf.optimus.plugin.command.console.Style;
import io.odpf.optimus.plugin.text.TerminalText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The lines in which a question is shown, with the texts of Optimus. Long texts of plugins are cut.
 *
 * @param question the question
 * @param fault why the last answer was refused
 * @param helping whether the help is shown
 */
record QuestionText(Question question, Optional<String> fault, boolean helping) {

  /** What a user types for the help. */
  static final String HELP = "?";

  private static final String REFUSED = "Sorry, your reply was invalid: ";

  static QuestionText of(Question question, Optional<String> fault) {
    return new QuestionText(question, fault, false);
  }

  QuestionText refused(String reason) {
    return new QuestionText(question, Optional.of(reason), helping);
  }

  QuestionText withHelp() {
    return new QuestionText(question, fault, true);
  }

  boolean hasHelp() {
    return !question.help().isBlank();
  }

  String prompt() {
    return TerminalText.passage(question.prompt());
  }

  /** Returns the reason of a refusal in a sentence; empty if there was none. */
  Optional<String> refusal() {
    return fault.map(reason -> REFUSED + TerminalText.passage(reason));
  }

  String help() {
    return TerminalText.passage(question.help());
  }

  /** Returns the lines above the question. */
  private List<List<Drawing.Part>> above() {
    List<List<Drawing.Part>> lines = new ArrayList<>();
    refusal()
        .ifPresent(
            reason ->
                lines.add(Drawing.line(new Drawing.Part(Style.BAD, "X "), Drawing.plain(reason))));
    if (helping) {
      lines.add(
          Drawing.line(new Drawing.Part(Style.FAINT, "? "), new Drawing.Part(Style.FAINT, help())));
    }
    return lines;
  }

  /** Returns the question for a text, up to the cursor. */
  List<List<Drawing.Part>> input(String typed) {
    List<List<Drawing.Part>> lines = new ArrayList<>(above());
    List<Drawing.Part> line = new ArrayList<>(beginning());
    if (hasHelp() && !helping) {
      line.add(new Drawing.Part(Style.FAINT, "[? for help] "));
    }
    if (!question.defaultValue().isEmpty()) {
      String shown = TerminalText.excerpt(question.defaultValue());
      line.add(new Drawing.Part(Style.FAINT, "(" + shown + ") "));
    }
    line.add(Drawing.plain(typed));
    lines.add(line);
    return lines;
  }

  /** Returns the question for a choice, up to the cursor. */
  List<List<Drawing.Part>> choice(String filter) {
    List<List<Drawing.Part>> lines = new ArrayList<>(above());
    List<Drawing.Part> line = new ArrayList<>(beginning());
    line.add(Drawing.plain(filter));
    lines.add(line);
    return lines;
  }

  /** Returns what follows the cursor of a choice: the keys, and the choices. */
  List<List<Drawing.Part>> choices(ChoiceList list) {
    List<List<Drawing.Part>> lines = new ArrayList<>();
    String keys =
        " [Use arrows to move, type to filter"
            + (hasHelp() && !helping ? ", ? for more help]" : "]");
    lines.add(Drawing.line(new Drawing.Part(Style.FAINT, keys)));
    for (int i = list.top(); i < list.bottom(); i++) {
      String shown = TerminalText.excerpt(list.shown().get(i));
      lines.add(
          i == list.index()
              ? Drawing.line(new Drawing.Part(Style.GOOD, "> " + shown))
              : Drawing.line(Drawing.plain("  " + shown)));
    }
    int hidden = list.shown().size() - (list.bottom() - list.top());
    if (hidden > 0) {
      lines.add(Drawing.line(new Drawing.Part(Style.FAINT, "  " + hidden + " more")));
    }
    return lines;
  }

  /** Returns the question with its answer. */
  List<List<Drawing.Part>> answered(String answer) {
    List<Drawing.Part> line = new ArrayList<>(beginning());
    line.add(new Drawing.Part(Style.GOOD, TerminalText.excerpt(answer)));
    return List.of(line);
  }

  private List<Drawing.Part> beginning() {
    return List.of(new Drawing.Part(Style.GOOD, "? "), Drawing.plain(prompt() + " "));
  }
}
