// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.tree;

import java.util.List;

/**
 * Commands, each of which gets the value of the one before as its last argument.
 *
 * @param assigns whether the variables exist already
 * @param variables the variables that get the value: none, one, or two in a range
 */
public record Pipe(int index, boolean assigns, List<String> variables, List<Command> commands)
    implements Expression {
  /**
   * An operand with its arguments.
   *
   * @param operands at least one
   */
  public record Command(int index, List<Expression> operands) {}
}
