// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.value;

/**
 * A semantic version, whose numbers are unsigned.
 *
 * @param original the text that was parsed
 */
public record Version(
    long major,
    long minor,
    long patch,
    String prerelease,
    String metadata,
    String original,
    Taint taint)
    implements Value {
  /** Returns the normal form. */
  public String text() {
    StringBuilder out = new StringBuilder();
    out.append(Long.toUnsignedString(major)).append('.');
    out.append(Long.toUnsignedString(minor)).append('.').append(Long.toUnsignedString(patch));
    if (!prerelease.isEmpty()) {
      out.append('-').append(prerelease);
    }
    if (!metadata.isEmpty()) {
      out.append('+').append(metadata);
    }
    return out.toString();
  }

  @Override
  public GoType type() {
    return GoType.VERSION;
  }

  @Override
  public Value tainted(Taint more) {
    return more.isNone()
        ? this
        : new Version(major, minor, patch, prerelease, metadata, original, taint.and(more));
  }

  @Override
  public boolean isTrue() {
    return true;
  }
}
