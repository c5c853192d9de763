// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.tree;

import java.util.List;

/**
 * A pipeline: commands, each of which receives the value of the preceding one as its last argument.
 *
 * @param assigns whether the variables are assigned; otherwise, they are declared
 * @param variables the variables for the value: none, one, or two in {@code range}
 */
public record Pipe(int index, boolean assigns, List<String> variables, List<Command> commands)
    implements Expression {
  /**
   * A function or operand with its arguments.
   *
   * @param operands the function or operand, and the arguments; at least one
   */
  public record Command(int index, List<Expression> operands) {}
}
