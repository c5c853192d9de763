// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.render;

import io.odpf.optimus.plugin.command.console.Style;
import io.odpf.optimus.plugin.text.TerminalText;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Rows with aligned columns, two spaces apart; the last column is not padded. */
final class Table {
  private final List<String[]> rows = new ArrayList<>();
  private final List<Style> styles = new ArrayList<>();

  /** Adds a row whose first cell has a style. Escapes unprintable characters. */
  void row(Style style, String... cells) {
    for (int i = 0; i < cells.length; i++) {
      cells[i] = TerminalText.line(cells[i]);
    }
    rows.add(cells);
    styles.add(style);
  }

  void print(PrintStream out, boolean colour) {
    int[] widths = new int[0];
    for (String[] row : rows) {
      widths = widths.length < row.length ? java.util.Arrays.copyOf(widths, row.length) : widths;
      for (int i = 0; i < row.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    for (int r = 0; r < rows.size(); r++) {
      out.println(line(rows.get(r), widths, styles.get(r), colour));
    }
  }

  private static String line(String[] row, int[] widths, Style style, boolean colour) {
    int last = row.length - 1;
    while (last > 0 && row[last].isEmpty()) {
      last--;
    }
    StringBuilder line = new StringBuilder();
    for (int i = 0; i <= last; i++) {
      line.append(i == 0 ? style.on(colour, row[i]) : row[i]);
      // A column that is empty in every row is omitted.
      if (i < last && widths[i] > 0) {
        line.append(" ".repeat(widths[i] - row[i].length() + 2));
      }
    }
    return line.toString();
  }
}
