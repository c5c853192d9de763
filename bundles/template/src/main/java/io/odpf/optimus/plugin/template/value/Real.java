// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.value;

/** A floating-point number. */
public record Real(double number, Taint taint) implements Value {
  public Real(double number) {
    this(number, Taint.NONE);
  }

  @Override
  public GoType type() {
    return GoType.FLOAT64;
  }

  @Override
  public Value tainted(Taint more) {
    return more.isNone() ? this : new Real(number, taint.and(more));
  }

  @Override
  public boolean isTrue() {
    return number != 0;
  }
}
