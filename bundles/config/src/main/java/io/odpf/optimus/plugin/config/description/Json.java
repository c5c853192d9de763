// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.description;

import java.util.Collection;
import java.util.Map;

/** Writes maps, collections, texts, numbers and flags as indented JSON. */
final class Json {
  private final StringBuilder out = new StringBuilder();

  private Json() {}

  static String write(Object value) {
    Json json = new Json();
    json.value(value, "\n");
    return json.out.append('\n').toString();
  }

  private void value(Object value, String line) {
    String inner = line + "  ";
    if (value instanceof Map<?, ?> map) {
      out.append('{');
      String joint = "";
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        out.append(joint).append(inner);
        text((String) entry.getKey());
        out.append(": ");
        value(entry.getValue(), inner);
        joint = ",";
      }
      out.append(map.isEmpty() ? "}" : line + "}");
    } else if (value instanceof Collection<?> list) {
      out.append('[');
      String joint = "";
      for (Object element : list) {
        out.append(joint).append(inner);
        value(element, inner);
        joint = ",";
      }
      out.append(list.isEmpty() ? "]" : line + "]");
    } else if (value instanceof String text) {
      text(text);
    } else {
      out.append(value);
    }
  }

  private void text(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < 0x20) {
        out.append("\\u00").append(c < 0x10 ? "0" : "").append(Integer.toHexString(c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
