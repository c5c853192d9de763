// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.format;

import io.odpf.optimus.plugin.template.bound.LimitException;
import io.odpf.optimus.plugin.template.text.Utf8;
import io.odpf.optimus.plugin.template.value.Value;
import io.odpf.optimus.plugin.template.value.Whole;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Interprets a format string and writes the arguments. Each instance can be used once. */
final class Verbs {
  private static final int LARGEST = 1_000_000;

  private final String format;
  private final List<Value> arguments;
  private final StringBuilder out;
  private final Printer printer;
  private int index;
  private int argument;
  private boolean reordered;
  private boolean goodIndex;
  private boolean afterIndex;

  Verbs(String format, List<Value> arguments, StringBuilder out, Printer printer) {
    this.format = format;
    this.arguments = arguments;
    this.out = out;
    this.printer = printer;
  }

  void write() throws LimitException {
    afterIndex = false;
    while (index < format.length()) {
      int percent = format.indexOf('%', index);
      out.append(format, index, percent < 0 ? format.length() : percent);
      index = percent < 0 ? format.length() : percent + 1;
      if (percent >= 0) {
        goodIndex = true;
        verb();
      }
    }
    if (!reordered && argument < arguments.size()) {
      extra();
    }
  }

  private void verb() throws LimitException {
    FlagReader flags = new FlagReader();
    while (index < format.length() && flags.take(format.charAt(index))) {
      index++;
    }
    char c = index < format.length() ? format.charAt(index) : 0;
    if (c >= 'a' && c <= 'z' && argument < arguments.size()) {
      index++;
      print(c, flags.flags(-1, -1));
      return;
    }
    argumentNumber();
    int width = width(flags);
    int precision = precision();
    if (!afterIndex) {
      argumentNumber();
    }
    if (index >= format.length()) {
      out.append("%!(NOVERB)");
      return;
    }
    int verb = Utf8.rune(format, index);
    index += Utf8.size(format, index);
    if (verb == '%') {
      out.append('%');
    } else if (!goodIndex) {
      note(verb, "(BADINDEX)");
    } else if (argument >= arguments.size()) {
      note(verb, "(MISSING)");
    } else {
      print(verb, flags.flags(width, precision));
    }
  }

  private void print(int verb, Flags flags) throws LimitException {
    Flags shown = verb == 'v' || verb == 'w' ? flags.ofValue() : flags;
    printer.argument(arguments.get(argument++), verb, shown);
  }

  private int width(FlagReader flags) {
    if (!isStar()) {
      int width = number();
      if (afterIndex && width >= 0) {
        goodIndex = false;
      }
      return width;
    }
    index++;
    afterIndex = false;
    Integer width = integerArgument();
    if (width == null) {
      out.append("%!(BADWIDTH)");
      return -1;
    }
    if (width < 0) {
      flags.justifyLeft();
    }
    return Math.abs(width);
  }

  private int precision() {
    if (index + 1 >= format.length() || format.charAt(index) != '.') {
      return -1;
    }
    index++;
    if (afterIndex) {
      goodIndex = false;
    }
    argumentNumber();
    if (!isStar()) {
      return Math.max(number(), 0);
    }
    index++;
    afterIndex = false;
    Integer precision = integerArgument();
    if (precision == null || precision < 0) {
      out.append("%!(BADPREC)");
      return -1;
    }
    return precision;
  }

  private boolean isStar() {
    return index < format.length() && format.charAt(index) == '*';
  }

  /**
   * Reads a number; returns -1 if there are no digits. A number above the limit ends the format, as
   * in Go.
   */
  private int number() {
    int start = index;
    int number = 0;
    while (index < format.length() && isDigit(format.charAt(index))) {
      if (number > LARGEST) {
        index = format.length();
        return -1;
      }
      number = number * 10 + format.charAt(index++) - '0';
    }
    return index == start ? -1 : number;
  }

  private @Nullable Integer integerArgument() {
    if (argument >= arguments.size()) {
      return null;
    }
    Value value = arguments.get(argument++);
    boolean fits =
        value instanceof Whole whole && whole.bits() <= LARGEST && whole.bits() >= -LARGEST;
    return fits ? (int) ((Whole) value).bits() : null;
  }

  /** Reads an argument index such as {@code [3]}. */
  private void argumentNumber() {
    afterIndex = false;
    if (index >= format.length() || format.charAt(index) != '[') {
      return;
    }
    reordered = true;
    int close = format.indexOf(']', index + 1);
    if (format.length() - index < 3 || close < 0) {
      goodIndex = false;
      index++;
      return;
    }
    int number = 0;
    boolean valid = close > index + 1;
    for (int i = index + 1; i < close && valid; i++) {
      valid = isDigit(format.charAt(i)) && number <= LARGEST;
      number = number * 10 + format.charAt(i) - '0';
    }
    index = close + 1;
    afterIndex = valid;
    if (valid && number >= 1 && number <= arguments.size()) {
      argument = number - 1;
    } else {
      goodIndex = false;
    }
  }

  private void extra() throws LimitException {
    out.append("%!(EXTRA ");
    String separator = "";
    for (Value value : arguments.subList(argument, arguments.size())) {
      out.append(separator);
      if (!Printer.isNothing(value)) {
        out.append(value.type().text()).append('=');
      }
      printer.argument(value, 'v', Flags.NONE);
      separator = ", ";
    }
    out.append(')');
  }

  private void note(int verb, String text) {
    out.append("%!");
    Utf8.append(out, verb);
    out.append(text);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Collects the flags of a verb. */
  private static final class FlagReader {
    private boolean minus;
    private boolean plus;
    private boolean sharp;
    private boolean space;
    private boolean zero;

    /** Records a flag; returns false if the character is not one. */
    boolean take(char c) {
      switch (c) {
        case '-' -> minus = true;
        case '+' -> plus = true;
        case '#' -> sharp = true;
        case ' ' -> space = true;
        case '0' -> zero = true;
        default -> {
          return false;
        }
      }
      return true;
    }

    void justifyLeft() {
      minus = true;
      zero = false;
    }

    Flags flags(int width, int precision) {
      return new Flags(minus, plus, sharp, space, zero, false, false, width, precision);
    }
  }
}
