// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.arguments;

import java.util.List;

/**
 * What a command takes beside its options, at one place or from one place on.
 *
 * @param value what each is
 * @param required whether there must be one
 * @param repeated whether there may be several
 * @param doc what they mean, one sentence without a full stop
 */
public record Operand(Value value, boolean required, boolean repeated, String doc) {

  /** Any number of operands, none included. */
  public static Operand any(Value value, String doc) {
    return new Operand(value, false, true, doc);
  }

  /** Exactly one operand. */
  public static Operand one(Value value, String doc) {
    return new Operand(value, true, false, doc);
  }

  /** One operand or none. */
  public static Operand optional(Value value, String doc) {
    return new Operand(value, false, false, doc);
  }

  /** What a command takes at a place, counted from 0; {@link Value#NONE} if nothing. */
  public static Value at(List<Operand> operands, int place) {
    if (place < operands.size()) {
      return operands.get(place).value();
    }
    return repeated(operands) ? operands.get(operands.size() - 1).value() : Value.NONE;
  }

  /** Whether a command takes any number of operands. */
  static boolean repeated(List<Operand> operands) {
    return !operands.isEmpty() && operands.get(operands.size() - 1).repeated();
  }

  /** {@code NAME}, {@code [NAME...]}. */
  public String usage() {
    String name = value.placeholder() + (repeated ? "..." : "");
    return required ? name : "[" + name + "]";
  }
}
