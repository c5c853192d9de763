// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.source;

import io.odpf.optimus.plugin.api.problem.Position;
import java.util.Arrays;

/** The beginnings of a text's lines. Columns count characters, not UTF-16 units. */
final class Lines {
  private final String file;
  private final String text;
  private final int[] starts;

  /** The characters added at the beginning of each line; empty if none were added. */
  private final int[] shifts;

  private Lines(String file, String text, int[] starts, int[] shifts) {
    this.file = file;
    this.text = text;
    this.starts = starts;
    this.shifts = shifts;
  }

  static Lines of(String file, String text) {
    int[] starts = new int[64];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n')) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = i + 1;
      }
    }
    return new Lines(file, text, Arrays.copyOf(starts, count), new int[0]);
  }

  /**
   * Returns these lines with widened beginnings; {@code widened} holds the characters added to
   * each.
   */
  Lines shifted(int[] widened) {
    return new Lines(file, text, starts, widened);
  }

  int count() {
    return starts.length;
  }

  /** Returns the line's text with its line break, if it has one; counted from 0. */
  String line(int line) {
    return text.substring(
        starts[line], line + 1 < starts.length ? starts[line + 1] : text.length());
  }

  /** Returns a position; line and column count from 0. */
  Position position(int line, int column) {
    return new Position(file, line + 1, Math.max(1, column + 1 - shift(line)));
  }

  private int shift(int line) {
    return line < shifts.length ? shifts[line] : 0;
  }

  /** Returns the same position, or the end of its line if that is shorter. */
  Position within(Position position) {
    if (position.line() > starts.length) {
      return position;
    }
    String line = line(position.line() - 1);
    int length = line.length();
    while (length > 0 && (line.charAt(length - 1) == '\n' || line.charAt(length - 1) == '\r')) {
      length--;
    }
    int end = line.codePointCount(0, length) + 1;
    return position.column() <= end
        ? position
        : new Position(position.file(), position.line(), end);
  }

  /** Returns the position of the character with this index. */
  Position at(int offset) {
    int found = Arrays.binarySearch(starts, offset);
    int line = found >= 0 ? found : -found - 2;
    return position(line, text.codePointCount(starts[line], offset));
  }

  /** Returns the index of the character at a position. */
  int offset(Position position) {
    int line = position.line() - 1;
    int column = position.column() - 1 + shift(line);
    int start = starts[line];
    int end = line + 1 < starts.length ? starts[line + 1] : text.length();
    return text.offsetByCodePoints(start, Math.min(column, text.codePointCount(start, end)));
  }
}
