// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.time;

import io.odpf.optimus.plugin.template.bound.OperationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A layout of Go's package time: the form that a time has in text, shown by the reference time
 * {@code 2006-01-02T15:04:05Z07:00}.
 *
 * @param chunks the elements, each with the literal text before it; the last chunk may have no
 *     element
 */
record Layout(List<Chunk> chunks) {
  /** The forms of UTC offsets, each before its own prefixes. */
  private static final List<String> OFFSETS =
      List.of("-070000", "-07:00:00", "-0700", "-07:00", "-07");

  private static final int LONGEST = 10_000;

  /** The maximum number of digits of a fraction; further ones are cut off. */
  private static final int LONGEST_ELEMENT = 64;

  private static final LayoutElement[] AFTER_ZERO = {
    LayoutElement.ZERO_MONTH,
    LayoutElement.ZERO_DAY,
    LayoutElement.ZERO_HOUR_12,
    LayoutElement.ZERO_MINUTE,
    LayoutElement.ZERO_SECOND,
    LayoutElement.YEAR
  };

  /**
   * An element.
   *
   * @param prefix the literal text before the element
   * @param element the element; empty at the end of the layout
   * @param text how the layout writes the element
   */
  record Chunk(String prefix, Optional<LayoutElement> element, String text) {}

  /**
   * @throws OperationException if the layout is too long
   */
  static Layout of(String layout) throws OperationException {
    if (layout.length() > LONGEST) {
      throw new OperationException("the layout has more than " + LONGEST + " bytes");
    }
    return read(layout);
  }

  static Layout read(String layout) {
    List<Chunk> chunks = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < layout.length(); i++) {
      Chunk found = at(layout, start, i);
      if (found != null) {
        chunks.add(found);
        start += found.prefix.length() + found.text.length();
        i = start - 1;
      }
    }
    chunks.add(new Chunk(layout.substring(start), Optional.empty(), ""));
    return new Layout(List.copyOf(chunks));
  }

  private static @Nullable Chunk at(String layout, int start, int i) {
    String rest = layout.substring(i, Math.min(i + LONGEST_ELEMENT, layout.length()));
    Match match =
        switch (layout.charAt(i)) {
          case 'J' -> name(rest, "January", LayoutElement.LONG_MONTH, LayoutElement.MONTH);
          case 'M' ->
              rest.startsWith("MST")
                  ? new Match(LayoutElement.ZONE_NAME, 3)
                  : name(rest, "Monday", LayoutElement.LONG_WEEKDAY, LayoutElement.WEEKDAY);
          case '0' -> zero(rest);
          case '1' ->
              rest.startsWith("15")
                  ? new Match(LayoutElement.HOUR, 2)
                  : new Match(LayoutElement.NUMBER_MONTH, 1);
          case '2' ->
              rest.startsWith("2006")
                  ? new Match(LayoutElement.LONG_YEAR, 4)
                  : new Match(LayoutElement.DAY, 1);
          case '_' -> under(rest);
          case '3' -> new Match(LayoutElement.HOUR_12, 1);
          case '4' -> new Match(LayoutElement.MINUTE, 1);
          case '5' -> new Match(LayoutElement.SECOND, 1);
          case 'P' -> rest.startsWith("PM") ? new Match(LayoutElement.UPPER_PM, 2) : null;
          case 'p' -> rest.startsWith("pm") ? new Match(LayoutElement.LOWER_PM, 2) : null;
          case '-', 'Z' -> offset(rest);
          case '.', ',' -> fraction(rest);
          default -> null;
        };
    if (match == null) {
      return null;
    }
    int begin = i + match.skipped;
    return new Chunk(
        layout.substring(start, begin),
        Optional.of(match.element),
        layout.substring(begin, begin + match.length));
  }

  /** Matches a full name, or its first three letters if no lower-case letter follows them. */
  private static @Nullable Match name(
      String rest, String name, LayoutElement whole, LayoutElement abbreviated) {
    if (rest.startsWith(name)) {
      return new Match(whole, name.length());
    }
    boolean lower = rest.length() > 3 && rest.charAt(3) >= 'a' && rest.charAt(3) <= 'z';
    return rest.startsWith(name.substring(0, 3)) && !lower ? new Match(abbreviated, 3) : null;
  }

  private static @Nullable Match zero(String rest) {
    if (rest.length() > 1 && rest.charAt(1) >= '1' && rest.charAt(1) <= '6') {
      return new Match(AFTER_ZERO[rest.charAt(1) - '1'], 2);
    }
    return rest.startsWith("002") ? new Match(LayoutElement.ZERO_YEAR_DAY, 3) : null;
  }

  private static @Nullable Match under(String rest) {
    if (rest.startsWith("_2006")) {
      return new Match(LayoutElement.LONG_YEAR, 4, 1);
    }
    if (rest.startsWith("_2")) {
      return new Match(LayoutElement.UNDER_DAY, 2);
    }
    return rest.startsWith("__2") ? new Match(LayoutElement.UNDER_YEAR_DAY, 3) : null;
  }

  private static @Nullable Match offset(String rest) {
    for (String offset : OFFSETS) {
      if (rest.startsWith(offset.substring(1), 1)) {
        return new Match(LayoutElement.OFFSET, offset.length());
      }
    }
    return null;
  }

  private static @Nullable Match fraction(String rest) {
    char digit = rest.length() > 1 ? rest.charAt(1) : ' ';
    if (digit != '0' && digit != '9') {
      return null;
    }
    int end = 1;
    while (end < rest.length() && rest.charAt(end) == digit) {
      end++;
    }
    boolean isNumber = end < rest.length() && Character.isDigit(rest.charAt(end));
    return isNumber ? null : new Match(LayoutElement.FRACTION, end);
  }

  /**
   * A match: the element, its length, and the number of preceding characters that are literal text.
   */
  private record Match(LayoutElement element, int length, int skipped) {
    Match(LayoutElement element, int length) {
      this(element, length, 0);
    }
  }
}
