// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.compression;

/**
 * The first bytes by which a format is recognised: alternatives in hexadecimal, parted by vertical
 * bars, in which a dot stands for any digit. Immutable.
 */
public final class Magic {
  private final String[] alternatives;

  private Magic(String[] alternatives) {
    this.alternatives = alternatives;
  }

  /**
   * Creates a magic number.
   *
   * @param text for example {@code 28b52ffd|5.2a4d18}
   */
  public static Magic of(String text) {
    String[] alternatives = text.split("\\|");
    for (String alternative : alternatives) {
      if (alternative.isEmpty() || alternative.length() % 2 != 0) {
        throw new IllegalArgumentException("half a byte in " + text);
      }
    }
    return new Magic(alternatives);
  }

  /** Returns whether a file begins with one of the alternatives. */
  public boolean begins(byte[] head) {
    for (String alternative : alternatives) {
      if (begins(head, alternative)) {
        return true;
      }
    }
    return false;
  }

  private static boolean begins(byte[] head, String digits) {
    if (head.length < digits.length() / 2) {
      return false;
    }
    for (int i = 0; i < digits.length(); i++) {
      char digit = digits.charAt(i);
      int actual = head[i / 2] >> (i % 2 == 0 ? 4 : 0) & 15;
      if (digit != '.' && actual != Character.digit(digit, 16)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return String.join("|", alternatives);
  }
}
