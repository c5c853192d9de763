// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.progress;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A terminal with the functions that progress output uses: wrapping, moving up, erasing. */
final class Screen {
  private int width;
  private final List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int row;
  private int column;

  Screen(int width) {
    this.width = width;
  }

  /** Changes the width and rewraps the lines, as most terminals do. */
  void resize(int newWidth) {
    List<StringBuilder> broken = new ArrayList<>();
    int newRow = 0;
    for (int i = 0; i < lines.size(); i++) {
      newRow = i == row ? broken.size() : newRow;
      String line = lines.get(i).toString();
      for (int from = 0; from == 0 || from < line.length(); from += newWidth) {
        broken.add(
            new StringBuilder(line.substring(from, Math.min(line.length(), from + newWidth))));
      }
    }
    lines.clear();
    lines.addAll(broken);
    row = newRow;
    width = newWidth;
  }

  PrintStream stream() {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  /** Returns the visible text, without trailing spaces and empty lines. */
  String text() {
    String written = bytes.toString(StandardCharsets.UTF_8);
    bytes.reset();
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (c == '\n') {
        row++;
        column = 0;
        grow();
      } else if (c == '\r') {
        column = 0;
      } else if (c == '\u001b') {
        i = control(written, i + 2);
      } else {
        put(c);
      }
    }
    StringBuilder seen = new StringBuilder();
    for (StringBuilder line : lines) {
      seen.append(line.toString().stripTrailing()).append('\n');
    }
    return seen.toString().stripTrailing();
  }

  private int control(String written, int from) {
    int end = from;
    while (Character.isDigit(written.charAt(end))) {
      end++;
    }
    int number = end == from ? 1 : Integer.parseInt(written.substring(from, end));
    switch (written.charAt(end)) {
      case 'A' -> row = Math.max(0, row - number);
      case 'K' -> lines.get(row).setLength(Math.min(column, lines.get(row).length()));
      case 'J' -> {
        lines.get(row).setLength(Math.min(column, lines.get(row).length()));
        while (lines.size() > row + 1) {
          lines.remove(lines.size() - 1);
        }
      }
      default -> throw new AssertionError("unknown control " + written.charAt(end));
    }
    return end;
  }

  private void put(char c) {
    if (column == width) {
      row++;
      column = 0;
      grow();
    }
    StringBuilder line = lines.get(row);
    while (line.length() <= column) {
      line.append(' ');
    }
    line.setCharAt(column++, c);
  }

  private void grow() {
    while (lines.size() <= row) {
      lines.add(new StringBuilder());
    }
  }
}
