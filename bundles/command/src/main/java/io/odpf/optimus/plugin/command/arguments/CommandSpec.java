// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.arguments;

import java.util.List;

/**
 * The description of a command. The lists are created on each call, since a run needs those of one
 * command.
 */
public interface CommandSpec {

  /** Returns the command's name. */
  String name();

  /** Returns the command's purpose, one sentence without a full stop. */
  String summary();

  /** Returns details, as paragraphs separated by line breaks; may be empty. */
  default String description() {
    return "";
  }

  /**
   * Returns other spellings of the command, each as the words after {@code optimus}, such as {@code
   * validate job}. The command line takes them; completion and the shell do not offer them.
   */
  default List<String> aliases() {
    return List.of();
  }

  /** Returns the long name of the option that names the configuration of plugins. */
  default String configOption() {
    return "config";
  }

  /** Returns the command's options, without {@link OptionSpec#HELP}. */
  default List<OptionSpec> options() {
    return List.of();
  }

  /** Returns the command's operands in order. Only the last one may be repeated or optional. */
  default List<Operand> operands() {
    return List.of();
  }
}
