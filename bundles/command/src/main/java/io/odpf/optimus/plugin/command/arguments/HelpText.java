// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.arguments;

import java.util.ArrayList;
import java.util.List;

/** Formats help for a terminal's width. */
public final class HelpText {
  private static final int MOST_COLUMNS = 100;
  private static final int FEWEST_COLUMNS = 40;
  private static final int WIDEST_TERM = 26;

  private final int width;
  private final StringBuilder text = new StringBuilder();

  private HelpText(int width) {
    this.width = Math.max(FEWEST_COLUMNS, Math.min(MOST_COLUMNS, width)) - 1;
  }

  /** Returns the usage line of the program. */
  public static String usage() {
    return "usage: optimus COMMAND";
  }

  /** Returns the usage line of a group's commands. */
  public static String usage(Program program, Program.Group group) {
    return "usage: " + program.call(group.name(), "COMMAND") + " [OPTION...]";
  }

  /** Returns the usage line of a command. {@code group} is empty for a command without a group. */
  public static String usage(Program program, String group, CommandSpec command) {
    StringBuilder line = new StringBuilder("usage: ");
    line.append(program.call(group, command.name()));
    line.append(command.options().isEmpty() ? "" : " [OPTION...]");
    for (Operand operand : command.operands()) {
      line.append(' ').append(operand.usage());
    }
    return line.toString();
  }

  /** Returns the help of the program, one line per command. */
  public static String of(Program program, int width) {
    HelpText help = new HelpText(width);
    help.line("Makes a machine match a version-controlled list of Optimus plugins.").line("");
    help.line(usage());
    for (Program.Group group : program.groups()) {
      help.line("").line("optimus " + group.name() + ": " + group.summary());
      help.summaries(group.commands());
    }
    help.line("").line("other commands:");
    List<String[]> rows = new ArrayList<>();
    for (CommandSpec command : program.commands()) {
      rows.add(new String[] {command.name(), command.summary()});
    }
    rows.add(new String[] {"--version", "print the version"});
    help.rows(rows);
    help.line("").line("More about a command: optimus COMMAND --help");
    return help.text.toString();
  }

  /** Returns the help of a group, one line per command. */
  public static String of(Program program, Program.Group group, int width) {
    HelpText help = new HelpText(width);
    help.line("optimus " + group.name() + ": " + group.summary()).line("");
    help.line(usage(program, group)).line("").line("commands:");
    help.summaries(group.commands());
    help.line("")
        .line("More about a command: " + program.call(group.name(), "COMMAND") + " --help");
    return help.text.toString();
  }

  /** Returns the help of a command. */
  public static String of(Program program, String group, CommandSpec command, int width) {
    HelpText help = new HelpText(width);
    help.wrapped(sentence(command.summary()), 0);
    help.line("").line(usage(program, group, command));
    if (program.naming() == Program.Naming.COMMAND_LINE) {
      command.aliases().forEach(alias -> help.line("also:  optimus " + alias));
    }
    for (String paragraph : command.description().lines().toList()) {
      help.line("").wrapped(paragraph, 0);
    }
    List<String[]> operands = new ArrayList<>();
    for (Operand operand : command.operands()) {
      operands.add(new String[] {operand.value().placeholder(), operand.doc()});
    }
    if (!operands.isEmpty()) {
      help.line("").line("arguments:");
      help.rows(operands);
    }
    help.line("").line("options:");
    List<String[]> rows = new ArrayList<>();
    for (OptionSpec option : command.options()) {
      rows.add(new String[] {term(option), option.doc()});
    }
    rows.add(new String[] {term(OptionSpec.HELP), OptionSpec.HELP.doc()});
    help.rows(rows);
    return help.text.toString();
  }

  /** Returns an option with its value, such as {@code -c, --config FILE}. */
  public static String term(OptionSpec option) {
    String letter = option.letter().isEmpty() ? "    " : "-" + option.letter() + ", ";
    String name = letter + "--" + option.name();
    return option.isFlag() ? name : name + " " + option.value().placeholder();
  }

  private static String sentence(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
  }

  private void summaries(List<? extends CommandSpec> commands) {
    List<String[]> rows = new ArrayList<>();
    for (CommandSpec command : commands) {
      rows.add(new String[] {command.name(), command.summary()});
    }
    rows(rows);
  }

  private void rows(List<String[]> rows) {
    int widest = 0;
    for (String[] row : rows) {
      widest = Math.max(widest, row[0].length());
    }
    int column = Math.min(widest, Math.min(WIDEST_TERM, width / 2)) + 4;
    for (String[] row : rows) {
      text.append("  ").append(row[0]);
      if (row[0].length() + 4 > column) {
        text.append('\n').append(" ".repeat(column));
      } else {
        text.append(" ".repeat(column - 2 - row[0].length()));
      }
      wrapped(row[1], column);
    }
  }

  /** Appends a text from the current column on, with further lines indented to that column. */
  private void wrapped(String words, int column) {
    int at = column;
    boolean first = true;
    for (String word : words.split(" ")) {
      if (!first && at + 1 + word.length() > width) {
        text.append('\n').append(" ".repeat(column));
        at = column;
        first = true;
      }
      text.append(first ? "" : " ").append(word);
      at += word.length() + (first ? 0 : 1);
      first = false;
    }
    text.append('\n');
  }

  private HelpText line(String line) {
    text.append(line).append('\n');
    return this;
  }
}
