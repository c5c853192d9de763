// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A list in block style: each item begins with a dash on its own line. */
final class BlockList {
  private static final String EMPTY = " []";

  private final Layout layout;
  private final Piece list;

  BlockList(Layout layout, Piece list) {
    this.layout = layout;
    this.list = list;
  }

  /** Appends an item, with a blank line before it if the last item has one. */
  List<TextEdit> add(EntryText entry) {
    List<Piece> items = list.children();
    Piece last = items.get(items.size() - 1);
    int dash = layout.dash(last);
    String indent = layout.text().substring(layout.lineStart(dash), dash);
    String gap = layout.text().substring(dash + 1, last.start());
    boolean ownLine = !gap.isBlank() || gap.isEmpty() || layout.lineEnd(dash) < last.start();
    int at = afterComments(end(last), layout.column(dash));
    String lineBreak = layout.lineBreak(layout.lineStart(at));
    String text = entry.block(lineBreak, indent, ownLine ? " " : gap);
    boolean apart = items.size() > 1 && isApart(last) && !keepsLines(last);
    return List.of(TextEdit.insert(at, (apart ? lineBreak : "") + text));
  }

  /** Adds the first item to an empty list, which is written as {@code []}. */
  static Optional<List<TextEdit>> first(
      Layout layout, Piece key, Piece empty, String indent, EntryText entry) {
    int colon = empty.start() + 1 - EMPTY.length();
    boolean usual =
        layout.text().startsWith(":" + EMPTY, colon)
            && empty.end() == empty.start() + 2
            && key.end() <= colon
            && layout.isBlank(key.end(), colon)
            && layout.lineEnd(key.start()) >= empty.end()
            && layout.endsLine(empty.end());
    if (!usual) {
      return Optional.empty();
    }
    int lineEnd = layout.lineEnd(empty.end());
    String text = entry.block(layout.lineBreak(key.start()), indent, " ");
    return Optional.of(
        List.of(TextEdit.remove(colon + 1, empty.end()), TextEdit.insert(lineEnd, text)));
  }

  /**
   * Removes an item's lines and the blank line that separates it. Returns empty if other values
   * share the lines.
   *
   * @param key the list's key
   */
  Optional<List<TextEdit>> remove(Piece key, Piece item) {
    int dash = layout.dash(item);
    int start = layout.lineStart(dash);
    if (dash < 0 || !layout.isBlank(start, dash)) {
      return Optional.empty();
    }
    int end = layout.afterBreak(layout.lineEnd(contentEnd(item)));
    List<Piece> items = list.children();
    int index = list.indexOf(item);
    boolean last = index == items.size() - 1;
    int before = layout.lineStart(layout.beforeBreak(start));
    boolean blankBefore =
        before < start
            && layout.isBlank(before, start)
            && (index == 0 || !keepsLines(items.get(index - 1)));
    boolean blankBehind = end < layout.text().length() && layout.isBlank(end, layout.lineEnd(end));
    if (blankBefore && (last || blankBehind)) {
      start = before;
    }
    if (end == layout.text().length() && layout.lineStart(end) != end) {
      // The last line has no break, so the line before must lose its break unless that is content.
      boolean text =
          index > 0
              && isBlockScalar(items.get(index - 1))
              && items.get(index - 1).last().end() >= start;
      start = text ? start : layout.beforeBreak(start);
    }
    List<TextEdit> edits = new ArrayList<>();
    if (items.size() == 1) {
      int colon = layout.text().indexOf(':', key.end());
      edits.add(TextEdit.insert(colon + 1, EMPTY));
    }
    edits.add(TextEdit.remove(start, end));
    return Optional.of(edits);
  }

  /** Returns whether a blank line precedes an item. */
  private boolean isApart(Piece item) {
    int start = layout.lineStart(layout.dash(item));
    int before = layout.lineStart(layout.beforeBreak(start));
    return before < start && layout.isBlank(before, start);
  }

  private static boolean isBlockScalar(Piece item) {
    return item.last().style() == Piece.Style.LITERAL;
  }

  /** Returns whether an item ends with a text that includes the blank lines after it. */
  private boolean keepsLines(Piece item) {
    if (!isBlockScalar(item)) {
      return false;
    }
    Piece last = item.last();
    String header = layout.text().substring(last.start(), layout.lineEnd(last.start()));
    int comment = header.indexOf('#');
    return (comment < 0 ? header : header.substring(0, comment)).indexOf('+') >= 0;
  }

  /** Returns the offset at which the last line of an item ends. */
  private int end(Piece item) {
    return keepsLines(item) ? layout.beforeBreak(item.end()) : layout.lineEnd(contentEnd(item));
  }

  /** Returns the offset of an item's last character that is not white space. */
  private int contentEnd(Piece item) {
    int end = item.end();
    while (end > item.start() && Character.isWhitespace(layout.text().charAt(end - 1))) {
      end--;
    }
    return end;
  }

  /** Returns the offset after the comments that follow an item and are indented like its keys. */
  private int afterComments(int lineEnd, int column) {
    int end = lineEnd;
    while (end < layout.text().length()) {
      int start = layout.afterBreak(end);
      int content = start;
      while (content < layout.text().length() && layout.text().charAt(content) == ' ') {
        content++;
      }
      boolean comment = content < layout.text().length() && layout.text().charAt(content) == '#';
      if (!comment || content - start <= column) {
        break;
      }
      end = layout.lineEnd(content);
    }
    return end;
  }
}
