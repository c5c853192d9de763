// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.value;

/**
 * An integer.
 *
 * @param bits the integer; for {@link GoType#UINT64}, its bits
 */
public record Whole(long bits, GoType type, Taint taint) implements Value {
  public Whole(long bits, GoType type) {
    this(bits, type, Taint.NONE);
  }

  /** Creates an {@code int}. */
  public static Whole of(long number) {
    return new Whole(number, GoType.INT, Taint.NONE);
  }

  /** Creates an {@code int64}. */
  public static Whole ofLong(long number) {
    return new Whole(number, GoType.INT64, Taint.NONE);
  }

  public boolean isSigned() {
    return type.kind() == Kind.SIGNED;
  }

  @Override
  public Value tainted(Taint more) {
    return more.isNone() ? this : new Whole(bits, type, taint.and(more));
  }

  @Override
  public boolean isTrue() {
    return bits != 0;
  }
}
