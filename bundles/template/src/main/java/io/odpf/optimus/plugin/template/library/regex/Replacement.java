// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.library.regex;

import com.google.re2j.Matcher;

/**
 * The replacement of matches.
 *
 * @param text the text, in which {@code $1}, {@code $name} and {@code ${name}} stand for groups
 * @param isLiteral whether the text is used literally, without references to groups
 */
record Replacement(String text, boolean isLiteral) {
  private static final int MOST_GROUPS = 100_000_000;

  void append(Matcher matcher, String source, StringBuilder out) {
    int index = 0;
    while (index < text.length()) {
      int dollar = isLiteral ? -1 : text.indexOf('$', index);
      if (dollar < 0) {
        break;
      }
      out.append(text, index, dollar);
      index = dollar + 1;
      if (text.startsWith("$", index)) {
        out.append('$');
        index++;
        continue;
      }
      boolean braced = text.startsWith("{", index);
      int start = braced ? index + 1 : index;
      int end = nameEnd(start);
      if (end == start || braced && !text.startsWith("}", end)) {
        out.append('$');
        continue;
      }
      group(matcher, text.substring(start, end), source, out);
      index = braced ? end + 1 : end;
    }
    out.append(text, index, text.length());
  }

  private int nameEnd(int start) {
    int end = start;
    while (end < text.length() && isName(text.codePointAt(end))) {
      end += Character.charCount(text.codePointAt(end));
    }
    return end;
  }

  private static boolean isName(int c) {
    return c == '_' || Character.isLetter(c) || Character.isDigit(c);
  }

  private static void group(Matcher matcher, String name, String source, StringBuilder out) {
    int number = number(name);
    if (number < 0) {
      number = matcher.pattern().namedGroups().getOrDefault(name, -1);
    }
    if (number >= 0 && number <= matcher.groupCount() && matcher.start(number) >= 0) {
      out.append(source, matcher.start(number), matcher.end(number));
    }
  }

  /** Returns the number of a group, or -1 if the reference is a name. */
  private static int number(String name) {
    if (name.length() > 1 && name.charAt(0) == '0') {
      return -1;
    }
    int number = 0;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c < '0' || c > '9' || number >= MOST_GROUPS) {
        return -1;
      }
      number = number * 10 + c - '0';
    }
    return number;
  }
}
