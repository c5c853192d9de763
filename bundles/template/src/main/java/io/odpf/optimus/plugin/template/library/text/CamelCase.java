// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.library.text;

import io.odpf.optimus.plugin.template.text.Runes;
import io.odpf.optimus.plugin.template.text.Utf8;

/**
 * Joins the words of a text, each with an upper-case first letter, as sprig's {@code camelcase}
 * does.
 */
final class CamelCase {
  private CamelCase() {}

  static String of(String text) {
    int[] runes = Utf8.runes(text);
    StringBuilder out = new StringBuilder(text.length());
    int index = 0;
    while (index < runes.length && isConnector(runes[index])) {
      // In a text of connectors only, the last one is repeated, as in sprig.
      Utf8.append(out, runes[index++]);
    }
    if (runes.length == 0) {
      return "";
    }
    int current = index < runes.length ? Character.toUpperCase(runes[index]) : runes[index - 1];
    for (index++; index < runes.length; index++) {
      int previous = current;
      current = runes[index];
      if (isConnector(current) && isConnector(previous)) {
        Utf8.append(out, previous);
      } else if (isConnector(previous)) {
        current = Character.toUpperCase(current);
      } else {
        current = Character.toLowerCase(current);
        Utf8.append(out, previous);
      }
    }
    Utf8.append(out, current);
    return out.toString();
  }

  static boolean isConnector(int c) {
    return c == '-' || c == '_' || Runes.isSpace(c);
  }
}
