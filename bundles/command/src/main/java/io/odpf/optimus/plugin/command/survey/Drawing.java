// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.survey;

import io.odpf.optimus.plugin.command.console.KeyTerminal;
import io.odpf.optimus.plugin.command.console.Style;
import io.odpf.optimus.plugin.text.TerminalText;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines on a terminal that are drawn again when they change. All text is made printable, lines
 * longer than the terminal are broken. Not thread-safe.
 */
final class Drawing {
  private static final String CLEAR_BELOW = "\r\u001b[J";

  private final KeyTerminal terminal;
  private final PrintStream out;
  private final boolean colour;

  /** The line of the screen on which the cursor is, counted from the first of these lines. */
  private int cursorRow;

  Drawing(KeyTerminal terminal, PrintStream out, boolean colour) {
    this.terminal = terminal;
    this.out = out;
    this.colour = colour;
  }

  /** A part of a line in one style. */
  record Part(Style style, String text) {}

  /** Returns a line of parts. */
  static List<Part> line(Part... parts) {
    return List.of(parts);
  }

  /** Returns a part in no style. */
  static Part plain(String text) {
    return new Part(Style.PLAIN, text);
  }

  /**
   * Draws lines in the place of the last ones.
   *
   * @param lines the lines; the cursor is placed at the end of the last one of these
   * @param rest what follows the cursor, on its line and below
   */
  void draw(List<List<Part>> lines, List<List<Part>> rest) {
    StringBuilder text = new StringBuilder(up(cursorRow)).append(CLEAR_BELOW);
    Layout layout = new Layout(Math.max(2, terminal.columns()), text);
    for (int i = 0; i < lines.size(); i++) {
      layout.line(lines.get(i), i > 0);
    }
    layout.makeRoom();
    int row = layout.row;
    int column = layout.column;
    for (int i = 0; i < rest.size(); i++) {
      layout.line(rest.get(i), i > 0);
    }
    text.append(up(layout.row - row)).append('\r');
    if (column > 0) {
      text.append("\u001b[").append(column).append('C');
    }
    cursorRow = row;
    out.print(text);
    out.flush();
  }

  /** Draws lines for the last time, and continues below them. */
  void end(List<List<Part>> lines) {
    draw(lines, List.of());
    cursorRow = 0;
    out.print("\r\n");
    out.flush();
  }

  private static String up(int rows) {
    return rows > 0 ? "\u001b[" + rows + "A" : "";
  }

  /** Breaks lines, and counts where the cursor is. */
  private final class Layout {
    private final int width;
    private final StringBuilder text;
    private int row;
    private int column;

    Layout(int width, StringBuilder text) {
      this.width = width;
      this.text = text;
    }

    void line(List<Part> parts, boolean below) {
      if (below) {
        newRow();
      }
      for (Part part : parts) {
        List<String> rows = new ArrayList<>();
        String printable = TerminalText.line(part.text());
        StringBuilder piece = new StringBuilder();
        for (int i = 0;
            i < printable.length();
            i += Character.charCount(printable.codePointAt(i))) {
          int c = printable.codePointAt(i);
          int columns = terminal.columns(c);
          if (column + columns > width) {
            rows.add(piece.toString());
            piece.setLength(0);
            row++;
            column = 0;
          }
          piece.appendCodePoint(c);
          column += columns;
        }
        rows.add(piece.toString());
        append(part.style(), rows);
      }
    }

    private void append(Style style, List<String> rows) {
      for (int i = 0; i < rows.size(); i++) {
        text.append(i > 0 ? "\r\n" : "");
        if (!rows.get(i).isEmpty()) {
          text.append(style.on(colour, rows.get(i)));
        }
      }
    }

    /** Moves to the next row if there is no column left for the cursor. */
    void makeRoom() {
      if (column >= width) {
        newRow();
      }
    }

    private void newRow() {
      text.append("\r\n");
      row++;
      column = 0;
    }
  }
}
