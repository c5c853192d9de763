// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.arguments;

import io.odpf.optimus.plugin.command.problem.CommandProblem;
import io.odpf.optimus.plugin.text.DidYouMean;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds commands by name, and suggests commands for unknown names. */
public final class CommandNames {
  private CommandNames() {}

  /** Returns the command with a name; null if there is none. */
  public static <C extends CommandSpec> @Nullable C find(List<C> commands, String name) {
    for (C command : commands) {
      if (command.name().equals(name)) {
        return command;
      }
    }
    return null;
  }

  /**
   * Returns the error for an unknown word.
   *
   * @param program all commands
   * @param group the group that was searched; null for the first word
   */
  public static UsageException unknown(
      Program program, Program.@Nullable Group group, String word) {
    List<String> names = new ArrayList<>();
    String usage;
    if (group == null) {
      program.groups().forEach(each -> names.add(each.name()));
      program.commands().forEach(each -> names.add(each.name()));
      usage = HelpText.usage();
    } else {
      group.commands().forEach(each -> names.add(each.name()));
      usage = HelpText.usage(program, group);
    }
    UsageException unknown =
        word.startsWith("-")
            ? new UsageException(
                CommandProblem.UNKNOWN_OPTION,
                "unknown option '" + word + "'",
                "options come after the command")
            : new UsageException(
                CommandProblem.UNKNOWN_COMMAND,
                "unknown command '" + word + "'",
                hint(program, group, word, names));
    return unknown.withUsage(usage);
  }

  private static String hint(
      Program program, Program.@Nullable Group group, String word, List<String> names) {
    if (group == null || group.name().equals(OtherWords.GROUP)) {
      List<String> meant = OtherWords.commands(word);
      if (!meant.isEmpty()) {
        List<String> calls = new ArrayList<>();
        meant.forEach(name -> calls.add("'" + program.call(OtherWords.GROUP, name) + "'"));
        return "did you mean " + String.join(", then ", calls) + "?";
      }
    }
    for (Program.Group each : program.groups()) {
      if (!each.equals(group) && find(each.commands(), word) != null) {
        return "did you mean '" + program.call(each.name(), word) + "'?";
      }
    }
    var near = DidYouMean.nearest(word, names);
    return near.isPresent()
        ? "did you mean '" + near.get() + "'?"
        : "the commands are " + String.join(", ", names);
  }
}
