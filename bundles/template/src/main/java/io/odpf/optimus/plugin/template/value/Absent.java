// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.value;

/** The value of an absent key. Printed as {@code <no value>}. */
public record Absent(Taint taint) implements Value {
  public static final Absent VALUE = new Absent(Taint.NONE);

  @Override
  public GoType type() {
    return GoType.ANY;
  }

  @Override
  public Value tainted(Taint more) {
    return more.isNone() ? this : new Absent(taint.and(more));
  }

  @Override
  public boolean isTrue() {
    return false;
  }

  @Override
  public boolean isNil() {
    return true;
  }
}
