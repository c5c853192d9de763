// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.arguments;

/**
 * What a command takes beside its options.
 *
 * @param value what each is; {@link Value#NONE} if there are none
 * @param required whether there must be one
 * @param repeated whether there may be several
 * @param doc what they mean, one sentence without a full stop
 */
public record Operand(Value value, boolean required, boolean repeated, String doc) {

  /** No operands. */
  public static final Operand NONE = new Operand(Value.NONE, false, false, "");

  /** Any number of operands, none included. */
  public static Operand any(Value value, String doc) {
    return new Operand(value, false, true, doc);
  }

  /** Exactly one operand. */
  public static Operand one(Value value, String doc) {
    return new Operand(value, true, false, doc);
  }

  /** Whether the command takes operands. */
  public boolean present() {
    return value.kind() != Value.Kind.NONE;
  }

  /** {@code [NAME...]}; empty if there are none. */
  public String usage() {
    if (!present()) {
      return "";
    }
    String name = value.placeholder() + (repeated ? "..." : "");
    return required ? name : "[" + name + "]";
  }
}
