// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.value;

/** A nil element, argument or result. */
public record Nil(Taint taint) implements Value {
  public static final Nil VALUE = new Nil(Taint.NONE);

  @Override
  public GoType type() {
    return GoType.ANY;
  }

  @Override
  public Value tainted(Taint more) {
    return more.isNone() ? this : new Nil(taint.and(more));
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
