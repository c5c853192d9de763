// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.library.json;

import io.odpf.optimus.plugin.template.bound.Budget;
import io.odpf.optimus.plugin.template.bound.LimitException;
import io.odpf.optimus.plugin.template.bound.OperationException;
import io.odpf.optimus.plugin.template.format.Floats;
import io.odpf.optimus.plugin.template.text.Utf8;
import io.odpf.optimus.plugin.template.time.TimeText;
import io.odpf.optimus.plugin.template.value.Flag;
import io.odpf.optimus.plugin.template.value.Mapping;
import io.odpf.optimus.plugin.template.value.Moment;
import io.odpf.optimus.plugin.template.value.Real;
import io.odpf.optimus.plugin.template.value.Sequence;
import io.odpf.optimus.plugin.template.value.Text;
import io.odpf.optimus.plugin.template.value.Value;
import io.odpf.optimus.plugin.template.value.Version;
import io.odpf.optimus.plugin.template.value.Whole;
import java.util.Map;

/** Writes values as JSON. */
final class JsonWriter {
  private static final String TIME = "2006-01-02T15:04:05.999999999Z07:00";
  private static final String HEX = "0123456789abcdef";
  private static final double LEAST_FIXED = 1e-6;
  private static final double MOST_FIXED = 1e21;

  private final StringBuilder out = new StringBuilder();
  private final boolean escapesHtml;
  private final String indent;
  private final Budget budget;
  private int depth;

  private JsonWriter(boolean escapesHtml, String indent, Budget budget) {
    this.escapesHtml = escapesHtml;
    this.indent = indent;
    this.budget = budget;
  }

  /**
   * Writes a value as JSON.
   *
   * @param escapesHtml whether {@code <}, {@code >} and {@code &} are escaped
   * @param indent the indentation of one level; if empty, the result is one line
   */
  static String write(Value value, boolean escapesHtml, String indent, Budget budget)
      throws OperationException {
    JsonWriter writer = new JsonWriter(escapesHtml, indent, budget);
    try {
      writer.value(value);
      return writer.out.toString();
    } finally {
      // The template may go on after a value that JSON cannot express.
      for (; writer.depth > 0; writer.depth--) {
        budget.leaveValue();
      }
    }
  }

  private void value(Value value) throws OperationException {
    budget.work(1);
    budget.checkLength(out.length());
    if (value.isNil()) {
      out.append("null");
    } else if (value instanceof Text text) {
      string(text.bytes());
    } else if (value instanceof Flag flag) {
      out.append(flag.isTrue());
    } else if (value instanceof Whole whole) {
      out.append(
          whole.isSigned() ? Long.toString(whole.bits()) : Long.toUnsignedString(whole.bits()));
    } else if (value instanceof Real real) {
      number(real.number());
    } else if (value instanceof Moment moment) {
      string(TimeText.format(moment, TIME));
    } else if (value instanceof Version version) {
      string(version.text());
    } else if (value instanceof Sequence list) {
      list(list);
    } else if (value instanceof Mapping map) {
      map(map);
    }
  }

  private void list(Sequence list) throws OperationException {
    begin('[');
    boolean first = true;
    for (Value element : list.elements()) {
      next(first);
      value(element);
      first = false;
    }
    end(']', first);
  }

  private void map(Mapping map) throws OperationException {
    begin('{');
    boolean first = true;
    for (Map.Entry<String, Value> entry : map.entries().entrySet()) {
      next(first);
      string(entry.getKey());
      out.append(indent.isEmpty() ? ":" : ": ");
      value(entry.getValue());
      first = false;
    }
    end('}', first);
  }

  private void begin(char bracket) throws LimitException {
    out.append(bracket);
    depth++;
    budget.enterValue();
  }

  private void next(boolean first) {
    if (!first) {
      out.append(',');
    }
    line();
  }

  private void end(char bracket, boolean isEmpty) {
    depth--;
    budget.leaveValue();
    if (!isEmpty) {
      line();
    }
    out.append(bracket);
  }

  private void line() {
    if (!indent.isEmpty()) {
      out.append('\n').append(indent.repeat(depth));
    }
  }

  private void number(double number) throws OperationException {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      throw new OperationException("json: unsupported value: " + Floats.format(number, 'g', -1));
    }
    double size = Math.abs(number);
    if (size == 0 || size >= LEAST_FIXED && size < MOST_FIXED) {
      out.append(Floats.format(number, 'f', Floats.SHORTEST));
      return;
    }
    String text = Floats.format(number, 'e', Floats.SHORTEST);
    int end = text.length();
    boolean padded = text.charAt(end - 2) == '0' && text.charAt(end - 3) == '-';
    out.append(padded ? text.substring(0, end - 2) + text.charAt(end - 1) : text);
  }

  private void string(String bytes) {
    out.append('"');
    for (int i = 0; i < bytes.length(); i += Utf8.size(bytes, i)) {
      int c = Utf8.rune(bytes, i);
      int escape = "\b\f\n\r\t\"\\".indexOf(c);
      if (escape >= 0) {
        out.append('\\').append("bfnrt\"\\".charAt(escape));
      } else if (c < ' ' || escapesHtml && (c == '<' || c == '>' || c == '&')) {
        out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      } else if (c == 0x2028 || c == 0x2029) {
        out.append("\\u202").append(HEX.charAt(c & 15));
      } else if (Utf8.isInvalid(bytes, i)) {
        out.append("\\ufffd");
      } else {
        Utf8.append(out, c);
      }
    }
    out.append('"');
  }
}
