// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.library.json;

import io.odpf.optimus.plugin.template.bound.Budget;
import io.odpf.optimus.plugin.template.bound.OperationException;
import io.odpf.optimus.plugin.template.text.Numerals;
import io.odpf.optimus.plugin.template.text.Utf8;
import io.odpf.optimus.plugin.template.value.Flag;
import io.odpf.optimus.plugin.template.value.GoType;
import io.odpf.optimus.plugin.template.value.Mapping;
import io.odpf.optimus.plugin.template.value.Nil;
import io.odpf.optimus.plugin.template.value.Real;
import io.odpf.optimus.plugin.template.value.Sequence;
import io.odpf.optimus.plugin.template.value.Text;
import io.odpf.optimus.plugin.template.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Parses JSON. Each instance can be used once. */
final class JsonReader {
  private final String text;
  private final Budget budget;
  private int index;
  private boolean overflow;

  private JsonReader(String text, Budget budget) {
    this.text = text;
    this.budget = budget;
  }

  /**
   * A parsed document.
   *
   * @param overflows whether a number in the document is too large for a double; the value has nil
   *     in its place
   */
  record Document(Value value, boolean overflows) {}

  static Document read(String text, Budget budget) throws OperationException {
    JsonReader reader = new JsonReader(text, budget);
    Value value = reader.value();
    reader.skipSpace();
    if (reader.index < text.length()) {
      throw reader.failure();
    }
    return new Document(value, reader.overflow);
  }

  private Value value() throws OperationException {
    skipSpace();
    if (index >= text.length()) {
      throw failure();
    }
    budget.elements(1);
    return switch (text.charAt(index)) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> new Text(string());
      case 't' -> word("true", new Flag(true));
      case 'f' -> word("false", new Flag(false));
      case 'n' -> word("null", Nil.VALUE);
      default -> number();
    };
  }

  private Value object() throws OperationException {
    budget.enterValue();
    try {
      Mapping map = Mapping.of(GoType.MAP);
      index++;
      boolean more = !takes('}');
      while (more) {
        skipSpace();
        if (index >= text.length() || text.charAt(index) != '"') {
          throw failure();
        }
        String key = string();
        if (!takes(':')) {
          throw failure();
        }
        map.put(key, value());
        more = continues('}');
      }
      return map;
    } finally {
      // The template may go on after invalid JSON.
      budget.leaveValue();
    }
  }

  private Value array() throws OperationException {
    budget.enterValue();
    try {
      List<Value> elements = new ArrayList<>();
      index++;
      boolean more = !takes(']');
      while (more) {
        elements.add(value());
        more = continues(']');
      }
      return Sequence.of(elements);
    } finally {
      budget.leaveValue();
    }
  }

  private boolean continues(char close) throws OperationException {
    if (takes(',')) {
      return true;
    }
    if (takes(close)) {
      return false;
    }
    throw failure();
  }

  private boolean takes(char c) {
    skipSpace();
    if (index < text.length() && text.charAt(index) == c) {
      index++;
      return true;
    }
    return false;
  }

  private Value word(String word, Value value) throws OperationException {
    if (!text.startsWith(word, index)) {
      throw failure();
    }
    index += word.length();
    return value;
  }

  private Value number() throws OperationException {
    int start = index;
    if (index < text.length() && text.charAt(index) == '-') {
      index++;
    }
    if (index < text.length() && text.charAt(index) == '0') {
      index++;
    } else {
      digits();
    }
    if (index < text.length() && text.charAt(index) == '.') {
      index++;
      digits();
    }
    if (index < text.length() && (text.charAt(index) | 0x20) == 'e') {
      index++;
      if (index < text.length() && "+-".indexOf(text.charAt(index)) >= 0) {
        index++;
      }
      digits();
    }
    OptionalDouble number = Numerals.parseDouble(text.substring(start, index));
    overflow |= number.isEmpty();
    return number.isPresent() ? new Real(number.getAsDouble()) : Nil.VALUE;
  }

  private void digits() throws OperationException {
    int start = index;
    while (index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9') {
      index++;
    }
    if (index == start) {
      throw failure();
    }
  }

  private String string() throws OperationException {
    StringBuilder out = new StringBuilder();
    index++;
    while (true) {
      if (index >= text.length() || text.charAt(index) < ' ') {
        throw failure();
      }
      char c = text.charAt(index);
      if (c == '"') {
        index++;
        return out.toString();
      }
      if (c == '\\') {
        escape(out);
      } else {
        int size = Utf8.size(text, index);
        Utf8.append(out, Utf8.rune(text, index));
        index += size;
      }
    }
  }

  private void escape(StringBuilder out) throws OperationException {
    char c = index + 1 < text.length() ? text.charAt(index + 1) : 0;
    int simple = "bfnrt\"\\/".indexOf(c);
    if (c != 'u') {
      if (simple < 0 || c == 0) {
        throw failure();
      }
      out.append("\b\f\n\r\t\"\\/".charAt(simple));
      index += 2;
      return;
    }
    int first = hex(index + 2);
    if (first < 0) {
      throw failure();
    }
    index += 6;
    if (Character.isHighSurrogate((char) first) && text.startsWith("\\u", index)) {
      int second = hex(index + 2);
      if (second >= 0 && Character.isLowSurrogate((char) second)) {
        index += 6;
        Utf8.append(out, Character.toCodePoint((char) first, (char) second));
        return;
      }
    }
    Utf8.append(out, first);
  }

  private int hex(int start) {
    int value = 0;
    for (int i = start; i < start + 4; i++) {
      int digit =
          i < text.length() && text.charAt(i) < 0x80 ? Character.digit(text.charAt(i), 16) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value * 16 + digit;
    }
    return value;
  }

  private void skipSpace() {
    while (index < text.length() && " \t\r\n".indexOf(text.charAt(index)) >= 0) {
      index++;
    }
  }

  private OperationException failure() {
    return new OperationException(
        index < text.length()
            ? "the JSON is invalid at byte " + index
            : "the JSON ends unexpectedly");
  }
}
