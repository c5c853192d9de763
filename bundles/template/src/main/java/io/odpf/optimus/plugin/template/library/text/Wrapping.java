// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.library.text;

/** Wraps and abbreviates texts. Widths are in bytes, as in sprig. */
final class Wrapping {
  private static final String ELLIPSIS = "...";

  /** The largest offset that is treated as 0. */
  private static final int NO_OFFSET = 4;

  /** The minimum width for two ellipses. */
  private static final int TWO_ELLIPSES = 7;

  private Wrapping() {}

  /**
   * Breaks a text at spaces.
   *
   * @param breaksWords whether words longer than a line are broken
   */
  static String wrap(String text, long width, String lineBreak, boolean breaksWords) {
    int columns = (int) Math.max(1, Math.min(width, Integer.MAX_VALUE / 2));
    StringBuilder out = new StringBuilder();
    int offset = 0;
    while (text.length() - offset > columns) {
      if (text.charAt(offset) == ' ') {
        offset++;
        continue;
      }
      int space = lastSpace(text, offset, offset + columns);
      if (space < offset && !breaksWords) {
        space = text.indexOf(' ', offset + columns);
        if (space < 0) {
          break;
        }
      }
      int end = space < offset ? offset + columns : space;
      out.append(text, offset, end).append(lineBreak);
      offset = space < offset ? end : end + 1;
    }
    return out.append(text.substring(offset)).toString();
  }

  /** Returns the index of the last space in a range; an index before the range if there is none. */
  private static int lastSpace(String text, int first, int last) {
    int index = last;
    while (index >= first && text.charAt(index) != ' ') {
      index--;
    }
    return index;
  }

  /**
   * Returns a part of a text that begins near the offset, with an ellipsis for each omitted end.
   */
  static String abbreviate(String text, long offset, long width) {
    if (text.length() <= width || width < NO_OFFSET) {
      return text.length() <= width ? text : "";
    }
    int columns = (int) width;
    int kept = columns - ELLIPSIS.length();
    int start = (int) Math.min(offset, text.length());
    if (text.length() - start < kept) {
      start = text.length() - kept;
    }
    if (start <= NO_OFFSET) {
      return text.substring(0, kept) + ELLIPSIS;
    }
    if (columns < TWO_ELLIPSES) {
      return "";
    }
    if (start + kept < text.length()) {
      return ELLIPSIS + abbreviate(text.substring(start), 0, kept);
    }
    return ELLIPSIS + text.substring(text.length() - kept);
  }
}
