// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.yaml;

import java.util.Locale;

/**
 * Writes texts as YAML 1.1 scalars with exactly the bytes that Optimus writes: without quotes where
 * possible, multi-line texts as literal blocks, and long ones folded.
 */
public final class ScalarWriter {
  private static final int WIDTH = 80;

  private final StringBuilder out;
  private final int indent;
  private int column;

  private ScalarWriter(StringBuilder out, int indent, int column) {
    this.out = out;
    this.indent = indent;
    this.column = column;
  }

  /**
   * Returns a text in the form of a value.
   *
   * @param indent the indentation of further lines
   * @param column the column at which the value begins
   */
  public static String value(String text, int indent, int column) {
    ScalarWriter writer = new ScalarWriter(new StringBuilder(), indent, column);
    switch (ScalarStyle.of(text)) {
      case PLAIN -> writer.folded(text);
      case SINGLE_QUOTED -> {
        writer.put('\'');
        writer.folded(text.replace("'", "''"));
        writer.put('\'');
      }
      case DOUBLE_QUOTED -> writer.doubleQuoted(text);
      case LITERAL -> writer.literal(text);
    }
    return writer.out.toString();
  }

  /** Returns a text in the form of a key. */
  public static String key(String text) {
    return switch (ScalarStyle.of(text)) {
      case PLAIN -> text;
      case SINGLE_QUOTED -> "'" + text.replace("'", "''") + "'";
      case DOUBLE_QUOTED, LITERAL -> {
        ScalarWriter writer = new ScalarWriter(new StringBuilder(), 0, Integer.MIN_VALUE);
        writer.doubleQuoted(text);
        yield writer.out.toString();
      }
    };
  }

  private void put(int c) {
    out.appendCodePoint(c);
    column++;
  }

  private void newLine() {
    out.append('\n').append(" ".repeat(indent));
    column = indent;
  }

  /** Writes a plain text. Replaces a space by a line break where the line is too long. */
  private void folded(String text) {
    boolean afterSpace = false;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      boolean inner = i > 0 && i < text.length() - 1 && text.charAt(i + 1) != ' ';
      if (c == ' ' && !afterSpace && column > WIDTH && inner) {
        newLine();
      } else {
        put(c);
      }
      afterSpace = c == ' ';
    }
  }

  private void doubleQuoted(String text) {
    put('"');
    boolean afterSpace = false;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (!ScalarStyle.isPrintable(c) || ScalarStyle.isBreak(c) || c == '"' || c == '\\') {
        escape(c);
        afterSpace = false;
      } else if (c == ' ') {
        if (!afterSpace && column > WIDTH && i > 0 && i < text.length() - 1) {
          newLine();
          if (text.charAt(i + 1) == ' ') {
            put('\\');
          }
        } else {
          put(c);
        }
        afterSpace = true;
      } else {
        put(c);
        afterSpace = false;
      }
    }
    put('"');
  }

  private void escape(int c) {
    String escape =
        switch (c) {
          case 0 -> "0";
          case 7 -> "a";
          case '\b' -> "b";
          case '\t' -> "t";
          case '\n' -> "n";
          case 0x0B -> "v";
          case '\f' -> "f";
          case '\r' -> "r";
          case 0x1B -> "e";
          case '"' -> "\"";
          case '\\' -> "\\";
          case 0x85 -> "N";
          case 0x2028 -> "L";
          case 0x2029 -> "P";
          default ->
              c <= 0xFF
                  ? String.format(Locale.ROOT, "x%02X", c)
                  : c <= 0xFFFF
                      ? String.format(Locale.ROOT, "u%04X", c)
                      : String.format(Locale.ROOT, "U%08X", c);
        };
    put('\\');
    escape.chars().forEach(this::put);
  }

  private void literal(String text) {
    put('|');
    char first = text.charAt(0);
    if (first == ' ' || ScalarStyle.isBreak(first)) {
      put('2');
    }
    if (!text.endsWith("\n")) {
      put('-');
    } else if (text.length() == 1 || ScalarStyle.isBreak(text.charAt(text.length() - 2))) {
      put('+');
    }
    String line = "\n" + " ".repeat(indent);
    String body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    for (String content : body.split("\n", -1)) {
      out.append(content.isEmpty() ? "\n" : line + content);
    }
  }
}
