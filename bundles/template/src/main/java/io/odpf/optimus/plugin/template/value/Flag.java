// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.value;

/** A boolean. */
public record Flag(boolean isTrue, Taint taint) implements Value {
  public Flag(boolean isTrue) {
    this(isTrue, Taint.NONE);
  }

  @Override
  public GoType type() {
    return GoType.BOOL;
  }

  @Override
  public Value tainted(Taint more) {
    return more.isNone() ? this : new Flag(isTrue, taint.and(more));
  }
}
