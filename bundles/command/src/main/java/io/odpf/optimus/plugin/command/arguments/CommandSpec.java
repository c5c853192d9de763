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

  /** Returns the command's options, without {@link OptionSpec#HELP}. */
  default List<OptionSpec> options() {
    return List.of();
  }

  /** Returns the command's operands in order. Only the last one may be repeated or optional. */
  default List<Operand> operands() {
    return List.of();
  }
}
