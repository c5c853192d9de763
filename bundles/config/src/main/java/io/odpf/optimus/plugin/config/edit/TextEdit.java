// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.edit;

import java.util.List;

/**
 * A replacement of a part of a text.
 *
 * @param start the offset of the part
 * @param end the offset after it; the same for an insertion
 * @param replacement the new text; empty for a removal
 */
record TextEdit(int start, int end, String replacement) {
  static TextEdit insert(int offset, String text) {
    return new TextEdit(offset, offset, text);
  }

  static TextEdit remove(int start, int end) {
    return new TextEdit(start, end, "");
  }

  /**
   * Returns a text with all edits applied.
   *
   * @param edits the edits in the order of their offsets, without overlaps
   */
  static String apply(String text, List<TextEdit> edits) {
    StringBuilder result = new StringBuilder(text.length() + 256);
    int from = 0;
    for (TextEdit edit : edits) {
      result.append(text, from, edit.start).append(edit.replacement);
      from = edit.end;
    }
    return result.append(text, from, text.length()).toString();
  }
}
