// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.arguments;

import java.util.List;

/**
 * An argument of a command that is not an option.
 *
 * @param value the kind of value
 * @param required whether at least one is required
 * @param repeated whether several are allowed
 * @param doc the meaning, one sentence without a full stop
 */
public record Operand(Value value, boolean required, boolean repeated, String doc) {

  /** Returns an operand that occurs any number of times. */
  public static Operand any(Value value, String doc) {
    return new Operand(value, false, true, doc);
  }

  /** Returns an operand that occurs once. */
  public static Operand one(Value value, String doc) {
    return new Operand(value, true, false, doc);
  }

  /** Returns an operand that occurs at most once. */
  public static Operand optional(Value value, String doc) {
    return new Operand(value, false, false, doc);
  }

  /** Returns the value of the operand at an index; {@link Value#NONE} if there is none. */
  public static Value at(List<Operand> operands, int place) {
    if (place < operands.size()) {
      return operands.get(place).value();
    }
    return repeated(operands) ? operands.get(operands.size() - 1).value() : Value.NONE;
  }

  /** Returns whether a command takes any number of operands. */
  static boolean repeated(List<Operand> operands) {
    return !operands.isEmpty() && operands.get(operands.size() - 1).repeated();
  }

  /** Returns the operand as shown in usage lines: {@code NAME}, {@code [NAME...]}. */
  public String usage() {
    String name = value.placeholder() + (repeated ? "..." : "");
    return required ? name : "[" + name + "]";
  }
}
