// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.tree;

import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.template.text.Utf8;

/**
 * The source of a file with templates.
 *
 * @param file its name
 * @param bytes its text, as bytes
 */
public record Source(String file, String bytes) {
  private static final int LONGEST_EXCERPT = 60;

  /** Returns the line and column of an index. */
  public Position position(int index) {
    int line = 1;
    int start = 0;
    for (int i = bytes.indexOf('\n'); i >= 0 && i < index; i = bytes.indexOf('\n', start)) {
      line++;
      start = i + 1;
    }
    return new Position(file, line, 1 + Utf8.count(bytes.substring(start, index)));
  }

  /** Returns the source from an index to the end of the action, for messages. */
  public String excerpt(int index) {
    int end = bytes.indexOf("}}", index);
    String text = bytes.substring(index, end < 0 ? bytes.length() : end);
    int line = text.indexOf('\n');
    String first = Utf8.decode(line < 0 ? text : text.substring(0, line)).strip();
    boolean cut = line >= 0 || first.length() > LONGEST_EXCERPT;
    String shown =
        first.length() > LONGEST_EXCERPT
            ? first.substring(0, first.offsetByCodePoints(0, shownPoints(first)))
            : first;
    return shown.replaceFirst("\\s*-$", "") + (cut ? "…" : "");
  }

  private static int shownPoints(String text) {
    return Math.min(LONGEST_EXCERPT, text.codePointCount(0, text.length()));
  }
}
