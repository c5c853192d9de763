// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.edit;

import java.util.ArrayList;
import java.util.List;

/** A list in brackets. */
final class FlowList {
  private final Layout layout;
  private final Piece list;

  FlowList(Layout layout, Piece list) {
    this.layout = layout;
    this.list = list;
  }

  /** Appends an item, on its own line if the last one begins a line. */
  List<TextEdit> add(String item) {
    List<Piece> items = list.children();
    if (items.isEmpty()) {
      return List.of(TextEdit.insert(list.start() + 1, item));
    }
    Piece last = items.get(items.size() - 1);
    int comma = layout.comma(last.end(), list.end());
    int end = comma < 0 ? last.end() : comma + 1;
    int line = layout.lineStart(last.start());
    if (!layout.isBlank(line, last.start()) || line <= list.start()) {
      return List.of(TextEdit.insert(end, comma < 0 ? ", " + item : " " + item + ","));
    }
    String lineBreak = layout.lineBreak(line);
    String indent = layout.text().substring(line, last.start());
    int at = layout.endsLine(end) ? layout.lineEnd(end) : end;
    List<TextEdit> edits = new ArrayList<>();
    if (comma < 0) {
      edits.add(TextEdit.insert(end, ","));
    }
    edits.add(TextEdit.insert(at, lineBreak + indent + item + (comma < 0 ? "" : ",")));
    return edits;
  }

  /** Removes an item with one of the commas beside it, and its lines if they are blank then. */
  List<TextEdit> remove(Piece item) {
    List<Piece> items = list.children();
    int index = list.indexOf(item);
    int limit = index + 1 < items.size() ? items.get(index + 1).start() : list.end();
    int behind = layout.comma(item.end(), limit);
    int before = index == 0 ? -1 : layout.comma(items.get(index - 1).end(), item.start());
    int end = behind < 0 ? item.end() : behind + 1;
    List<TextEdit> edits = new ArrayList<>();
    int line = layout.lineStart(item.start());
    boolean ownLines =
        line > list.start() && layout.isBlank(line, item.start()) && layout.endsLine(end);
    if (behind < 0 && before >= 0) {
      if (!ownLines && layout.isBlank(before + 1, item.start())) {
        return List.of(TextEdit.remove(before, end));
      }
      edits.add(TextEdit.remove(before, before + 1));
    }
    if (ownLines) {
      edits.add(TextEdit.remove(line, layout.afterBreak(layout.lineEnd(end))));
    } else if (before >= 0 && layout.isBlank(before + 1, item.start())) {
      edits.add(TextEdit.remove(before + 1, end));
    } else if (before < 0 && index + 1 < items.size() && layout.isBlank(end, limit)) {
      edits.add(TextEdit.remove(item.start(), limit));
    } else {
      edits.add(TextEdit.remove(item.start(), end));
    }
    return edits;
  }
}
