// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.format;

/**
 * The flags of a formatting verb; see the documentation of Go's package fmt.
 *
 * @param width the minimum width, or -1 for none
 * @param precision the precision, or -1 for the default
 * @param goSyntax whether the verb is {@code %#v}
 * @param names whether the verb is {@code %+v}
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

  /**
   * Returns the flags for the verb {@code v}, for which {@code #} and {@code +} have other
   * meanings.
   */
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
