// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.format;

import io.odpf.optimus.plugin.template.bound.Budget;
import io.odpf.optimus.plugin.template.bound.LimitException;
import io.odpf.optimus.plugin.template.text.Quotes;
import io.odpf.optimus.plugin.template.text.Runes;
import io.odpf.optimus.plugin.template.text.Utf8;
import java.util.Locale;

/** Writes basic values with the flags, width and precision of a verb. */
final class Padded {
  private static final String LOWER = "0123456789abcdefx";
  private static final String UPPER = "0123456789ABCDEFX";
  private static final int LEAST_UNICODE = 4;

  private final StringBuilder out;
  private final Budget budget;

  Padded(StringBuilder out, Budget budget) {
    this.out = out;
    this.budget = budget;
  }

  void pad(String text, Flags flags) throws LimitException {
    int missing = flags.width() <= 0 ? 0 : flags.width() - Utf8.count(text);
    budget.checkLength((long) out.length() + text.length() + Math.max(missing, 0));
    if (missing > 0 && !flags.minus()) {
      out.append((flags.zero() ? "0" : " ").repeat(missing));
    }
    out.append(text);
    if (missing > 0 && flags.minus()) {
      out.append(" ".repeat(missing));
    }
  }

  void text(String text, Flags flags) throws LimitException {
    pad(truncated(text, flags), flags);
  }

  void quoted(String text, Flags flags) throws LimitException {
    String shown = truncated(text, flags);
    if (flags.sharp() && Quotes.canBackquote(shown)) {
      pad("`" + shown + "`", flags);
    } else {
      pad(Quotes.quote(shown, flags.plus()), flags);
    }
  }

  /** Writes the bytes of a text as hexadecimal digits. */
  void hex(String text, boolean upper, Flags flags) throws LimitException {
    String table = upper ? UPPER : LOWER;
    int length =
        flags.precision() >= 0 ? Math.min(flags.precision(), text.length()) : text.length();
    budget.checkLength((long) out.length() + 5L * length);
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < length; i++) {
      if (flags.space() && i > 0) {
        shown.append(' ');
      }
      if (flags.sharp() && (flags.space() || i == 0)) {
        shown.append('0').append(table.charAt(16));
      }
      char c = text.charAt(i);
      shown.append(table.charAt(c >> 4)).append(table.charAt(c & 15));
    }
    pad(shown.toString(), flags);
  }

  void character(long number, Flags flags) throws LimitException {
    StringBuilder shown = new StringBuilder();
    Utf8.append(shown, rune(number));
    pad(shown.toString(), flags);
  }

  void quotedCharacter(long number, Flags flags) throws LimitException {
    pad(Quotes.quoteRune(rune(number), flags.plus()), flags);
  }

  void unicode(long number, Flags flags) throws LimitException {
    String digits = upper(Long.toHexString(number));
    int missing = Math.max(LEAST_UNICODE, flags.precision()) - digits.length();
    StringBuilder shown = new StringBuilder("U+").append("0".repeat(Math.max(missing, 0)));
    shown.append(digits);
    if (flags.sharp() && number >= 0 && number <= 0x10FFFF && Runes.isPrint((int) number)) {
      shown.append(" '");
      Utf8.append(shown, (int) number);
      shown.append('\'');
    }
    pad(shown.toString(), flags.withoutZero());
  }

  /**
   * Writes an integer.
   *
   * @param verb {@code O} for the prefix 0o, {@code X} for upper-case digits; other verbs have no
   *     effect
   */
  void integer(long bits, boolean signed, int base, char verb, Flags flags) throws LimitException {
    boolean negative = signed && bits < 0;
    String digits = Long.toUnsignedString(negative ? -bits : bits, base);
    int precision = flags.precision();
    if (precision == 0 && bits == 0) {
      pad("", flags.withoutZero());
      return;
    }
    if (precision < 0 && flags.zero() && !flags.minus() && flags.width() >= 0) {
      precision = flags.width() - (negative || flags.plus() || flags.space() ? 1 : 0);
    }
    StringBuilder shown = new StringBuilder(sign(negative, flags));
    String zeros = "0".repeat(Math.max(precision - digits.length(), 0));
    String number = zeros + (verb == 'X' ? upper(digits) : digits);
    shown.append(verb == 'O' ? "0o" : "").append(prefix(number, base, verb, flags));
    pad(shown.append(number).toString(), flags.withoutZero());
  }

  private static String prefix(String number, int base, char verb, Flags flags) {
    if (!flags.sharp()) {
      return "";
    }
    return switch (base) {
      case 2 -> "0b";
      case 8 -> number.startsWith("0") ? "" : "0";
      case 16 -> verb == 'X' ? "0X" : "0x";
      default -> "";
    };
  }

  void real(double value, char verb, int defaultPrecision, Flags flags) throws LimitException {
    int precision = flags.precision() >= 0 ? flags.precision() : defaultPrecision;
    String text = Floats.format(value, verb, precision);
    boolean negative = text.startsWith("-");
    String size = negative || text.startsWith("+") ? text.substring(1) : text;
    if (size.equals("Inf") || size.equals("NaN")) {
      boolean signed = size.equals("Inf") || flags.plus() || flags.space();
      String sign = negative ? "-" : flags.space() && !flags.plus() ? " " : "+";
      pad((signed ? sign : "") + size, flags.withoutZero());
      return;
    }
    if (flags.sharp() && verb != 'b') {
      size = Sharp.withPoint(size, verb, precision);
    }
    String sign = sign(negative, flags);
    int missing = flags.width() - sign.length() - size.length();
    if (flags.zero() && !flags.minus() && missing > 0 && !sign.isEmpty()) {
      pad(sign + "0".repeat(missing) + size, flags);
    } else {
      pad(sign + size, flags);
    }
  }

  private static String sign(boolean negative, Flags flags) {
    if (negative) {
      return "-";
    }
    return flags.plus() ? "+" : flags.space() ? " " : "";
  }

  private static int rune(long number) {
    return number < 0 || number > 0x10FFFF ? Utf8.INVALID : (int) number;
  }

  private static String upper(String digits) {
    return digits.toUpperCase(Locale.ROOT);
  }

  private static String truncated(String text, Flags flags) {
    int left = flags.precision();
    if (left < 0) {
      return text;
    }
    int end = 0;
    while (end < text.length() && left > 0) {
      end += Utf8.size(text, end);
      left--;
    }
    return text.substring(0, end);
  }
}
