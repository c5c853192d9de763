// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.url;

import java.util.Optional;

/**
 * A {@code Content-Range} whose total is known.
 *
 * @param first the offset of the first byte; -1 if absent, as with status 416
 * @param last the offset of the last byte; -1 if absent
 */
record ContentRange(long first, long last, long total) {

  /** Reads {@code bytes 5-9/10} and <code>bytes &#42;/10</code>; empty for anything else. */
  static Optional<ContentRange> parse(String value) {
    String text = value.trim();
    int slash = text.indexOf('/');
    if (!text.regionMatches(true, 0, "bytes ", 0, 6) || slash < 0) {
      return Optional.empty();
    }
    String range = text.substring(6, slash).trim();
    try {
      long total = number(text.substring(slash + 1).trim());
      if (range.equals("*")) {
        return Optional.of(new ContentRange(-1, -1, total));
      }
      int dash = range.indexOf('-');
      return dash < 0
          ? Optional.empty()
          : Optional.of(
              new ContentRange(
                  number(range.substring(0, dash)), number(range.substring(dash + 1)), total));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static long number(String digits) {
    if (digits.startsWith("+") || digits.startsWith("-")) {
      throw new NumberFormatException(digits);
    }
    return Long.parseLong(digits);
  }
}
