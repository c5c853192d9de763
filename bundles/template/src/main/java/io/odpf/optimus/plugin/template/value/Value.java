// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.value;

/**
 * A value in a template. Immutable, except for the entries of a {@link Mapping} and the order of a
 * {@link Sequence}.
 */
public sealed interface Value
    permits Absent, Nil, Flag, Whole, Real, Text, Sequence, Mapping, Moment, Version {
  /** Returns the secrets that contributed to this value itself, without those of its elements. */
  Taint taint();

  /** Returns the type; {@link GoType#ANY} for nil and absent values. */
  GoType type();

  /** Returns this value with further secrets in its taint. */
  Value tainted(Taint more);

  /** Returns the truth value in conditions: false for zero values and empty ones, as in Go. */
  boolean isTrue();

  /** Returns whether this is nil, of any type. */
  default boolean isNil() {
    return false;
  }
}
