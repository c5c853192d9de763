// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.parse;

import io.odpf.optimus.plugin.template.parse.Token.Kind;
import io.odpf.optimus.plugin.template.text.Runes;
import io.odpf.optimus.plugin.template.text.Utf8;

/** Splits a source into tokens, one at a time. Skips comments. */
final class Lexer {
  private static final String LEFT = "{{";
  private static final String RIGHT = "}}";

  /** The length of a trim marker: a hyphen and a space. */
  private static final int MARKER = 2;

  private final String input;
  private int index;
  private int start;
  private boolean inAction;
  private int parentheses;

  Lexer(String input) {
    this.input = input;
  }

  /** Returns the next token; at the end, a token of kind {@link Kind#EOF}. */
  Token next() throws SyntaxException {
    start = index;
    return inAction ? insideAction() : text();
  }

  private Token text() throws SyntaxException {
    while (index < input.length()) {
      start = index;
      int left = input.indexOf(LEFT, index);
      if (left < 0) {
        index = input.length();
        return token(Kind.TEXT);
      }
      int end = left;
      if (isLeftMarker(left + LEFT.length())) {
        while (end > start && isSpace(input.charAt(end - 1))) {
          end--;
        }
      }
      if (end > start) {
        index = left;
        return new Token(Kind.TEXT, input.substring(start, end), start);
      }
      int inner = left + LEFT.length() + (isLeftMarker(left + LEFT.length()) ? MARKER : 0);
      if (!input.startsWith("/*", inner)) {
        inAction = true;
        parentheses = 0;
        index = inner;
        return new Token(Kind.LEFT, LEFT, left);
      }
      comment(inner);
    }
    return new Token(Kind.EOF, "", input.length());
  }

  private void comment(int begin) throws SyntaxException {
    int end = input.indexOf("*/", begin + 2);
    if (end < 0) {
      throw new SyntaxException(begin, "the comment is not closed with */");
    }
    index = end + 2;
    boolean trims = isTrimmingRight(index);
    if (!trims && !input.startsWith(RIGHT, index)) {
      throw new SyntaxException(begin, "the comment is not followed by }}");
    }
    index += RIGHT.length() + (trims ? MARKER : 0);
    if (trims) {
      skipSpace();
    }
  }

  private Token insideAction() throws SyntaxException {
    boolean trims = isTrimmingRight(index);
    if (trims || input.startsWith(RIGHT, index)) {
      if (parentheses > 0) {
        throw error("a parenthesis is not closed");
      }
      return right(trims);
    }
    if (index >= input.length()) {
      throw error("the action is not closed with }}");
    }
    int c = Utf8.rune(input, index);
    if (c < 0x80 && isSpace((char) c)) {
      return space();
    }
    index += Utf8.size(input, index);
    return switch (c) {
      case '=' -> token(Kind.ASSIGN);
      case ':' -> declare();
      case '|' -> token(Kind.PIPE);
      case '"' -> quoted('"', Kind.STRING, "the string is not closed");
      case '\'' -> quoted('\'', Kind.CHAR_CONSTANT, "the character constant is not closed");
      case '`' -> raw();
      case '$' -> name(Kind.VARIABLE, Kind.VARIABLE);
      case '(' -> open();
      case ')' -> close();
      case '.' -> isDigit(index) ? number() : name(Kind.FIELD, Kind.DOT);
      case '+', '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
      default -> word(c);
    };
  }

  private Token right(boolean trims) {
    index += RIGHT.length() + (trims ? MARKER : 0);
    Token token = new Token(Kind.RIGHT, RIGHT, index - RIGHT.length());
    if (trims) {
      skipSpace();
    }
    inAction = false;
    return token;
  }

  private Token space() {
    while (index < input.length() && isSpace(input.charAt(index))) {
      index++;
    }
    if (isTrimmingRight(index - 1)) {
      index--;
      if (index == start) {
        return right(true);
      }
    }
    return token(Kind.SPACE);
  }

  private Token declare() throws SyntaxException {
    if (!input.startsWith("=", index)) {
      throw error("':' is not followed by '='");
    }
    index++;
    return token(Kind.DECLARE);
  }

  private Token open() {
    parentheses++;
    return token(Kind.LEFT_PAREN);
  }

  private Token close() throws SyntaxException {
    if (--parentheses < 0) {
      throw error("a parenthesis is closed that is not open");
    }
    return token(Kind.RIGHT_PAREN);
  }

  private Token quoted(char quote, Kind kind, String unclosed) throws SyntaxException {
    while (index < input.length() && input.charAt(index) != '\n') {
      char c = input.charAt(index++);
      if (c == quote) {
        return token(kind);
      }
      if (c == '\\' && index < input.length() && input.charAt(index) != '\n') {
        index++;
      }
    }
    throw error(unclosed);
  }

  private Token raw() throws SyntaxException {
    int end = input.indexOf('`', index);
    if (end < 0) {
      throw error("the raw string is not closed with `");
    }
    index = end + 1;
    return token(Kind.RAW_STRING);
  }

  /** Reads the name after a dot or a dollar sign; the name may be empty. */
  private Token name(Kind named, Kind bare) throws SyntaxException {
    int begin = index;
    skipWord();
    checkTerminator();
    return token(index == begin ? bare : named);
  }

  private Token word(int c) throws SyntaxException {
    if (Runes.isWord(c)) {
      skipWord();
      checkTerminator();
      return token(Kind.ofWord(input.substring(start, index)));
    }
    if (c > ' ' && c < 0x7F) {
      return token(Kind.CHARACTER);
    }
    throw error("the character U+%04X cannot stand here".formatted(c));
  }

  private Token number() throws SyntaxException {
    index = start;
    boolean valid = scanNumber();
    if (valid && index < input.length() && isSign(input.charAt(index))) {
      valid = scanNumber() && input.charAt(index - 1) == 'i';
    }
    if (!valid) {
      throw error("'" + input.substring(start, index) + "' is not a number");
    }
    return token(Kind.NUMBER);
  }

  private boolean scanNumber() {
    if (index < input.length() && isSign(input.charAt(index))) {
      index++;
    }
    String digits = "0123456789_";
    if (accept("0")) {
      digits = accept("xX") ? "0123456789abcdefABCDEF_" : digits;
      digits = digits.length() == 11 && accept("oO") ? "01234567_" : digits;
      digits = digits.length() == 11 && accept("bB") ? "01_" : digits;
    }
    acceptAll(digits);
    if (accept(".")) {
      acceptAll(digits);
    }
    if (digits.length() == 11 && accept("eE") || digits.length() == 23 && accept("pP")) {
      accept("+-");
      acceptAll("0123456789_");
    }
    accept("i");
    if (index < input.length() && Runes.isWord(Utf8.rune(input, index))) {
      index += Utf8.size(input, index);
      return false;
    }
    return true;
  }

  private boolean accept(String characters) {
    if (index < input.length() && characters.indexOf(input.charAt(index)) >= 0) {
      index++;
      return true;
    }
    return false;
  }

  private void acceptAll(String characters) {
    while (accept(characters)) {
      // Each call consumes one character.
    }
  }

  private void skipWord() {
    while (index < input.length() && Runes.isWord(Utf8.rune(input, index))) {
      index += Utf8.size(input, index);
    }
  }

  private void skipSpace() {
    while (index < input.length() && isSpace(input.charAt(index))) {
      index++;
    }
  }

  private void checkTerminator() throws SyntaxException {
    if (index < input.length()
        && !isSpace(input.charAt(index))
        && ".,|:)(".indexOf(input.charAt(index)) < 0
        && !input.startsWith(RIGHT, index)) {
      StringBuilder shown = new StringBuilder().appendCodePoint(Utf8.rune(input, index));
      throw new SyntaxException(index, "the character '" + shown + "' cannot stand here");
    }
  }

  private boolean isLeftMarker(int at) {
    return at + 1 < input.length() && input.charAt(at) == '-' && isSpace(input.charAt(at + 1));
  }

  /** Returns whether the action ends here with a trim marker. */
  private boolean isTrimmingRight(int at) {
    return at + 1 < input.length()
        && isSpace(input.charAt(at))
        && input.charAt(at + 1) == '-'
        && input.startsWith(RIGHT, at + MARKER);
  }

  private boolean isDigit(int at) {
    return at < input.length() && input.charAt(at) >= '0' && input.charAt(at) <= '9';
  }

  private static boolean isSign(char c) {
    return c == '+' || c == '-';
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  private Token token(Kind kind) {
    return new Token(kind, input.substring(start, index), start);
  }

  private SyntaxException error(String message) {
    return new SyntaxException(start, message);
  }
}
