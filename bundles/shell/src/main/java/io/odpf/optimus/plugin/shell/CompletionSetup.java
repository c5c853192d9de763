// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.shell;

import io.odpf.optimus.plugin.command.arguments.CommandSpec;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.program.OptimusCommand;
import java.util.ArrayList;
import java.util.List;

/** Creates the Gogo script that sets up JLine's completion of the commands. */
final class CompletionSetup {
  /** The function that finds candidates. The underscore excludes it from completion. */
  static final String FUNCTION = "_complete";

  /** The function that checks whether a word already has a value. */
  static final String VALUED = "_valued";

  private CompletionSetup() {}

  /** Returns the script. */
  static String script() {
    StringBuilder script = new StringBuilder();
    for (CommandSpec command : OptimusCommand.shellCommands()) {
      String complete = "complete -c optimus:" + command.name();
      script.append(complete).append(" -e\n");
      script.append(complete).append(" -d ").append(quoted(command.summary())).append('\n');
      List<OptionSpec> options = new ArrayList<>(command.options());
      options.add(OptionSpec.HELP);
      for (OptionSpec option : options) {
        script.append(complete).append(" -l ").append(option.name());
        if (!option.letter().isEmpty()) {
          script.append(" -s ").append(option.letter());
        }
        script.append(" -d ").append(quoted(option.doc())).append('\n');
        for (String value : LineCompletion.words(option.value())) {
          // The shell treats every word that begins with a dash as an option.
          script.append(complete).append(" -n ");
          script.append(quoted("optimus:" + VALUED + " ($.commandLine word)"));
          script.append(" -l ").append(option.name()).append('=').append(value).append('\n');
        }
      }
      script.append(complete).append(" -a ");
      script.append(
          quoted(
              "optimus:"
                  + FUNCTION
                  + " "
                  + command.name()
                  + " ($.commandLine words) ($.commandLine wordIndex)"));
      script.append('\n');
    }
    return script.toString();
  }

  /** Returns a text in single quotes, in which the shell has no escapes. */
  private static String quoted(String text) {
    return "'" + text.replace("'", "\u2019") + "'";
  }
}
