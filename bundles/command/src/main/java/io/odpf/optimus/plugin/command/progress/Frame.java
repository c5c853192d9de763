// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.progress;

import io.odpf.optimus.plugin.command.render.Quantities;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The progress shown on a terminal at one moment.
 *
 * @param rows the running downloads
 * @param status the current activity besides downloads; may be empty
 * @param finished the number of completed downloads
 * @param planned the number of planned downloads; 0 if it is not known
 * @param bytes the total number of received bytes
 * @param rate the total bytes per second; 0 if it is not known
 */
record Frame(List<Row> rows, String status, int finished, int planned, long bytes, long rate) {
  private static final int MOST_ROWS = 8;
  private static final int LEAST_BAR = 8;
  private static final int MOST_BAR = 30;

  /** A running download. {@code rate} is 0 if it is not known. */
  record Row(String label, long received, OptionalLong total, long rate) {}

  /** Returns the lines. None uses the terminal's last column, in which some terminals wrap. */
  List<String> lines(int width, boolean unicode) {
    int columns = Math.max(10, width - 1);
    int labels = "total".length();
    for (Row row : rows) {
      labels = Math.max(labels, row.label().length());
    }
    labels = Math.min(labels, Math.max(6, columns / 3));
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < rows.size() && i < MOST_ROWS; i++) {
      lines.add(cut(download(rows.get(i), labels, columns, unicode), columns));
    }
    if (rows.size() > MOST_ROWS) {
      lines.add(cut("and " + (rows.size() - MOST_ROWS) + " more", columns));
    }
    lines.add(total(labels, columns));
    return lines;
  }

  private static String download(Row row, int labels, int columns, boolean unicode) {
    StringBuilder line = new StringBuilder(padded(cut(row.label(), labels), labels));
    boolean known = row.total().isPresent() && row.total().getAsLong() > 0;
    long total = known ? row.total().getAsLong() : 0;
    String percent = known ? padLeft(Math.min(100, row.received() * 100 / total) + "%", 4) : "";
    String bytes = padLeft(Quantities.bytes(row.received()), 6);
    bytes = known ? bytes + " of " + Quantities.bytes(total) : bytes;
    String rate = row.rate() > 0 ? Quantities.bytes(row.rate()) + "/s" : "";
    String left =
        known && row.rate() > 0
            ? Quantities.seconds((total - row.received() + row.rate() - 1) / row.rate()) + " left"
            : "";
    int room = columns - labels - room(percent);
    List<String> facts = new ArrayList<>();
    for (String fact : new String[] {bytes, padLeft(rate, 9), padded(left, 10)}) {
      if (!fact.isBlank() && room(fact) <= room) {
        facts.add(fact);
        room -= room(fact);
      } else {
        break;
      }
    }
    int bar = Math.min(MOST_BAR, room - 2);
    if (known && bar >= LEAST_BAR) {
      line.append("  ").append(bar(row.received(), total, bar, unicode));
    }
    append(line, percent);
    for (String fact : facts) {
      append(line, fact);
    }
    return line.toString();
  }

  private String total(int labels, int columns) {
    StringBuilder line = new StringBuilder(padded("total", labels));
    String done = planned > 0 ? finished + " of " + planned : finished + " done";
    String[] facts = {
      done,
      bytes > 0 ? Quantities.bytes(bytes) : "",
      rate > 0 ? Quantities.bytes(rate) + "/s" : "",
      status
    };
    for (String fact : facts) {
      if (!fact.isEmpty() && line.length() + room(fact) <= columns) {
        append(line, fact);
      }
    }
    return cut(line.toString(), columns);
  }

  private static String bar(long part, long whole, int width, boolean unicode) {
    int inner = unicode ? width : width - 2;
    int full = (int) Math.min(inner, part * inner / whole);
    if (unicode) {
      return "\u2588".repeat(full) + "\u2591".repeat(inner - full);
    }
    String head = full < inner ? ">" : "";
    return "[" + "=".repeat(full) + head + " ".repeat(inner - full - head.length()) + "]";
  }

  private static int room(String fact) {
    return fact.isEmpty() ? 0 : fact.length() + 2;
  }

  private static void append(StringBuilder line, String fact) {
    if (!fact.isEmpty()) {
      line.append("  ").append(fact);
    }
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length - 1) + "~";
  }

  private static String padded(String text, int length) {
    return text.length() >= length ? text : text + " ".repeat(length - text.length());
  }

  private static String padLeft(String text, int length) {
    return text.length() >= length ? text : " ".repeat(length - text.length()) + text;
  }
}
