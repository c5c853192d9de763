// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.library.text;

/** Wraps and abbreviates texts; widths are bytes, as in sprig. */
final class Wrapping {
  private static final String ELLIPSIS = "...";

  /** The largest offset at which an abbreviation begins with the text's beginning. */
  private static final int NO_OFFSET = 4;

  /** The least width that has room for two ellipses. */
  private static final int TWO_ELLIPSES = 7;

  private Wrapping() {}

  /**
   * Breaks a text at spaces.
   *
   * @param breaksWords whether a word that is longer than a line is broken
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

  /** Returns the last space in a part of a text; if there is none, an index before it. */
  private static int lastSpace(String text, int first, int last) {
    int index = last;
    while (index >= first && text.charAt(index) != ' ') {
      index--;
    }
    return index;
  }

  /** Returns the part of a text from about an offset on, with ellipses for what is left out. */
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
