// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.format;

/**
 * The flags of a verb.
 *
 * @param width the least width, or -1
 * @param precision the precision, or -1
 * @param goSyntax whether {@code #} stands before {@code v}
 * @param names whether {@code +} stands before {@code v}
 */
record Flags(
    boolean minus,
    boolean plus,
    boolean sharp,
    boolean space,
    boolean zero,
    boolean goSyntax,
    boolean names,
    int width,
    int precision) {
  static final Flags NONE = new Flags(false, false, false, false, false, false, false, -1, -1);

  /** Returns the flags as {@code v} understands them. */
  Flags ofValue() {
    return new Flags(minus, false, false, space, zero, sharp, plus, width, precision);
  }

  Flags withoutZero() {
    return new Flags(minus, plus, sharp, space, false, goSyntax, names, width, precision);
  }

  Flags withSharp(boolean newSharp) {
    return new Flags(minus, plus, newSharp, space, zero, goSyntax, names, width, precision);
  }
}
