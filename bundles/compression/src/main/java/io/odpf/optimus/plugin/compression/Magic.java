// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.compression;

import com.google.errorprone.annotations.Immutable;

/**
 * The first bytes by which a format is recognised.
 *
 * @param alternatives in hexadecimal, separated by vertical bars; a dot stands for any digit. For
 *     example {@code 28b52ffd|5.2a4d18}
 */
@Immutable
public record Magic(String alternatives) {

  /** Returns whether a file begins with one of the alternatives. */
  public boolean begins(byte[] head) {
    int from = 0;
    while (from < alternatives.length()) {
      int bar = alternatives.indexOf('|', from);
      int to = bar < 0 ? alternatives.length() : bar;
      if (begins(head, from, to)) {
        return true;
      }
      from = to + 1;
    }
    return false;
  }

  private boolean begins(byte[] head, int from, int to) {
    if (head.length < (to - from) / 2) {
      return false;
    }
    for (int i = from; i < to; i++) {
      char digit = alternatives.charAt(i);
      int shift = (i - from) % 2 == 0 ? 4 : 0;
      if (digit != '.' && (head[(i - from) / 2] >> shift & 15) != Character.digit(digit, 16)) {
        return false;
      }
    }
    return true;
  }
}
