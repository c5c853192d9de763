// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.completion;

import io.odpf.optimus.plugin.command.arguments.CommandSpec;
import io.odpf.optimus.plugin.command.arguments.Operand;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.arguments.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The candidates for the next word of a command line.
 *
 * @param value the value of the option before, or an operand; {@link Value#NONE} for neither
 * @param options the options, with their dashes, that are also allowed
 */
public record Expected(Value value, List<String> options) {
  public Expected {
    options = List.copyOf(options);
  }

  /**
   * Returns the candidates after the given words.
   *
   * @param before the words between the command's name and the next word
   */
  public static Expected after(CommandSpec command, List<String> before) {
    List<OptionSpec> open = new ArrayList<>(command.options());
    open.add(OptionSpec.HELP);
    int operands = 0;
    OptionSpec awaiting = null;
    for (String word : before) {
      if (awaiting != null) {
        awaiting = null;
      } else if (word.startsWith("-")) {
        OptionSpec given = find(command.options(), word);
        if (given != null && !given.isFlag() && word.indexOf('=') < 0) {
          awaiting = given;
        }
        if (given != null && !given.repeatable()) {
          open.remove(given);
        }
      } else {
        operands++;
      }
    }
    if (awaiting != null) {
      return new Expected(awaiting.value(), List.of());
    }
    List<String> names = new ArrayList<>();
    for (OptionSpec option : open) {
      names.add("--" + option.name());
    }
    return new Expected(Operand.at(command.operands(), operands), names);
  }

  private static @Nullable OptionSpec find(List<OptionSpec> options, String word) {
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    for (OptionSpec option : options) {
      if (name.equals("--" + option.name())
          || !option.letter().isEmpty() && name.equals("-" + option.letter())) {
        return option;
      }
    }
    return null;
  }
}
