// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.value;

/**
 * A string.
 *
 * @param bytes its UTF-8 bytes, as characters up to U+00FF; may be invalid UTF-8
 */
public record Text(String bytes, Taint taint) implements Value {
  public static final Text EMPTY = new Text("");

  public Text(String bytes) {
    this(bytes, Taint.NONE);
  }

  @Override
  public GoType type() {
    return GoType.STRING;
  }

  @Override
  public Value tainted(Taint more) {
    return more.isNone() ? this : new Text(bytes, taint.and(more));
  }

  @Override
  public boolean isTrue() {
    return !bytes.isEmpty();
  }
}
