// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.value;

/** A value of a template. Immutable but for {@link Mapping} and the order of a {@link Sequence}. */
public sealed interface Value
    permits Absent, Nil, Flag, Whole, Real, Text, Sequence, Mapping, Moment, Version {
  /** Returns the secrets that went into this value itself, not into its elements. */
  Taint taint();

  /** Returns the type; {@link GoType#ANY} if there is no value. */
  GoType type();

  /** Returns this value as one into which further secrets went. */
  Value tainted(Taint more);

  /** Returns whether conditions hold for this value. */
  boolean isTrue();

  /** Returns whether there is no value, of whatever type. */
  default boolean isNil() {
    return false;
  }
}
