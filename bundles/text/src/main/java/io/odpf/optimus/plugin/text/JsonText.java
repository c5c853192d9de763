// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.text;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a JSON document into memory, value by value. Methods and output are those of Gson's
 * writer, but writing cannot fail, and no library is loaded. The caller begins and ends objects and
 * arrays in pairs. Not thread-safe.
 */
public final class JsonText {
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private final StringBuilder out = new StringBuilder(256);
  private final boolean indented;
  private final boolean ascii;
  private int depth;
  private boolean first = true;
  private boolean named;

  private JsonText(boolean indented, boolean ascii) {
    this.indented = indented;
    this.ascii = ascii;
  }

  /** Creates a document on one line without spaces. */
  public static JsonText compact() {
    return new JsonText(false, false);
  }

  /** Creates a document with a line for each value, indented by two spaces. */
  public static JsonText indented() {
    return new JsonText(true, false);
  }

  /** Creates an indented document that holds printable ASCII and line feeds only. */
  public static JsonText ascii() {
    return new JsonText(true, true);
  }

  public JsonText beginObject() {
    return begin('{');
  }

  public JsonText endObject() {
    return end('}');
  }

  public JsonText beginArray() {
    return begin('[');
  }

  public JsonText endArray() {
    return end(']');
  }

  /** Writes the name of an object's next value. */
  public JsonText name(String name) {
    separate();
    quote(name);
    out.append(indented ? ": " : ":");
    named = true;
    return this;
  }

  public JsonText value(String value) {
    separate();
    quote(value);
    return this;
  }

  public JsonText value(long value) {
    separate();
    out.append(value);
    return this;
  }

  public JsonText value(boolean value) {
    separate();
    out.append(value);
    return this;
  }

  /**
   * Writes a value and all nested values.
   *
   * @param value a map with texts as keys, a collection, a text, a finite number, a boolean, an
   *     instant, or null
   */
  public JsonText tree(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      beginObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        name(entry.getKey().toString()).tree(entry.getValue());
      }
      return endObject();
    }
    if (value instanceof Collection<?> elements) {
      beginArray();
      for (Object element : elements) {
        tree(element);
      }
      return endArray();
    }
    if (value instanceof String || value instanceof Instant) {
      return value(value.toString());
    }
    if (value instanceof Number number && !Double.isFinite(number.doubleValue())) {
      throw new IllegalArgumentException("JSON has no number " + number);
    }
    if (value != null && !(value instanceof Number) && !(value instanceof Boolean)) {
      throw new IllegalArgumentException("JSON has no " + value.getClass().getName());
    }
    separate();
    out.append(value);
    return this;
  }

  /** Returns the document in UTF-8, with a line feed at the end. */
  public byte[] toBytes() {
    return (out + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** Returns the document without a line feed at the end. */
  @Override
  public String toString() {
    return out.toString();
  }

  private JsonText begin(char bracket) {
    separate();
    out.append(bracket);
    depth++;
    first = true;
    return this;
  }

  private JsonText end(char bracket) {
    if (depth == 0 || named) {
      throw new IllegalStateException("there is nothing to end in " + out);
    }
    depth--;
    if (!first) {
      newLine();
    }
    out.append(bracket);
    first = false;
    return this;
  }

  /** Writes the separator between two values, or between a name and its value. */
  private void separate() {
    if (!named && depth > 0) {
      if (!first) {
        out.append(',');
      }
      newLine();
    }
    named = false;
    first = false;
  }

  private void newLine() {
    if (indented) {
      out.append('\n').append("  ".repeat(depth));
    }
  }

  private void quote(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        default -> {
          if (isEscaped(text, i, c)) {
            out.append("\\u").append(HEX[c >> 12]).append(HEX[c >> 8 & 15]);
            out.append(HEX[c >> 4 & 15]).append(HEX[c & 15]);
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  /**
   * Returns whether to escape a control character, a line break of JavaScript, or a lone surrogate.
   */
  private boolean isEscaped(String text, int i, char c) {
    if (c <= '~') {
      return c < ' ';
    }
    return ascii || c == '\u2028' || c == '\u2029' || Character.isSurrogate(c) && isLone(text, i);
  }

  private static boolean isLone(String text, int i) {
    int other = Character.isHighSurrogate(text.charAt(i)) ? i + 1 : i - 1;
    return other < 0
        || other >= text.length()
        || !Character.isSurrogatePair(
            text.charAt(Math.min(i, other)), text.charAt(Math.max(i, other)));
  }
}
