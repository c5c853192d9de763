// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.parse;

import io.odpf.optimus.plugin.template.text.Literals;
import io.odpf.optimus.plugin.template.text.Numerals;
import io.odpf.optimus.plugin.template.tree.NumberLiteral;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Parses numbers and character constants. */
final class NumberReader {
  private NumberReader() {}

  static NumberLiteral character(Token token) throws SyntaxException {
    OptionalInt rune = Literals.unquoteRune(token.bytes());
    if (rune.isEmpty()) {
      throw new SyntaxException(token.index(), token.bytes() + " is not a character");
    }
    return new NumberLiteral(true, rune.getAsInt(), rune.getAsInt(), false, false);
  }

  static NumberLiteral number(Token token) throws SyntaxException {
    String text = token.bytes();
    if (text.endsWith("i")) {
      throw new SyntaxException(token.index(), "complex numbers are not supported: " + text);
    }
    OptionalLong signed = Numerals.parseLong(text, 0);
    if (signed.isPresent()) {
      return new NumberLiteral(true, signed.getAsLong(), signed.getAsLong(), isReal(text), false);
    }
    if (Numerals.parseUnsigned(text, 0).isPresent()) {
      return new NumberLiteral(false, 0, Numerals.parseDouble(text).orElse(0), false, true);
    }
    OptionalDouble real = Numerals.parseDouble(text);
    if (real.isEmpty()) {
      throw new SyntaxException(token.index(), text + " is not a number");
    }
    if (!hasFraction(text)) {
      throw new SyntaxException(token.index(), text + " is too large for an integer");
    }
    double value = real.getAsDouble();
    long integer = Numerals.toLong(value);
    return new NumberLiteral(integer == value, integer, value, isReal(text), false);
  }

  private static boolean isReal(String text) {
    boolean hexadecimal =
        text.length() > 2
            && text.charAt(0) == '0'
            && (text.charAt(1) | 0x20) == 'x'
            && text.indexOf('p') < 0
            && text.indexOf('P') < 0;
    return !hexadecimal && hasFraction(text);
  }

  private static boolean hasFraction(String text) {
    return text.chars().anyMatch(c -> ".eEpP".indexOf(c) >= 0);
  }
}
