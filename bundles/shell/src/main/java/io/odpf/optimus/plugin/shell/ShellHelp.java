// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.shell;

import io.odpf.optimus.plugin.command.arguments.CommandSpec;
import io.odpf.optimus.plugin.command.program.OptimusCommand;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Formats the text of {@code help}: all commands of a session, by topic. */
final class ShellHelp {
  private static final int WIDTH = 79;

  private final StringBuilder text = new StringBuilder();

  private ShellHelp() {}

  /**
   * Returns the text.
   *
   * @param commands the names with their scopes
   */
  static String of(Collection<?> commands) {
    Map<String, TreeSet<String>> scopes = new TreeMap<>();
    for (Object command : commands) {
      String[] name = String.valueOf(command).split(":", 2);
      if (name.length == 2 && !name[1].startsWith("_")) {
        scopes.computeIfAbsent(name[0], scope -> new TreeSet<>()).add(name[1]);
      }
    }
    ShellHelp help = new ShellHelp();
    help.plugins();
    scopes.remove(ShellFunctions.SCOPE);
    for (String known : new String[] {"log", "felix", "scr", "gogo"}) {
      TreeSet<String> names = scopes.remove(known);
      if (names != null) {
        help.group(known, names);
      }
    }
    scopes.forEach(help::group);
    help.text.append("\nMore about a command: help NAME. TAB completes; exit leaves the shell.\n");
    return help.text.toString();
  }

  private void plugins() {
    text.append("plugins (optimus:)\n");
    for (CommandSpec command : OptimusCommand.shellCommands()) {
      text.append("  ").append(command.name());
      text.append(" ".repeat(Math.max(1, 11 - command.name().length())));
      text.append(command.summary()).append('\n');
    }
  }

  private void group(String scope, Collection<String> names) {
    text.append('\n').append(about(scope)).append(" (").append(scope).append(":)\n");
    int column = 0;
    for (String name : names) {
      if (column > 0 && column + 2 + name.length() > WIDTH) {
        text.append('\n');
        column = 0;
      }
      text.append(column == 0 ? "  " : " ").append(name);
      column += name.length() + (column == 0 ? 2 : 1);
    }
    text.append('\n');
  }

  private static String about(String scope) {
    return switch (scope) {
      case "log" -> "the runtime's log";
      case "felix" -> "bundles";
      case "scr" -> "components";
      case "gogo" -> "the shell itself";
      default -> "others";
    };
  }
}
