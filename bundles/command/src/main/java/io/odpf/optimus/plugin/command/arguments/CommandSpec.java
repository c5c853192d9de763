// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.arguments;

import java.util.List;

/** A command as data. The lists are made when they are asked for, which parsing does for one. */
public interface CommandSpec {

  /** The word it is called with. */
  String name();

  /** What it does, one sentence without a full stop. */
  String summary();

  /** More about it, paragraphs separated by a line break; may be empty. */
  default String description() {
    return "";
  }

  /** Its options, without {@link OptionSpec#HELP}. */
  default List<OptionSpec> options() {
    return List.of();
  }

  /** What it takes beside options, in order; only the last may be repeated or left out. */
  default List<Operand> operands() {
    return List.of();
  }
}
