// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.render;

import io.odpf.optimus.plugin.command.console.Console;
import io.odpf.optimus.plugin.text.TerminalText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * Prints a tree of maps, lists and values as indented lines: {@code name: value}, {@code - item},
 * and nested values below their name.
 */
public final class TreeText {
  private static final String STEP = "  ";

  private final Console console;

  public TreeText(Console console) {
    this.console = console;
  }

  /** Prints a tree without indentation. */
  public void print(Object tree) {
    print(tree, "", "");
  }

  /**
   * Prints a tree.
   *
   * @param first the beginning of the first line
   * @param indent the beginning of the other lines
   */
  private void print(Object tree, String first, String indent) {
    String begin = first;
    if (tree instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        field(begin, indent, TerminalText.line(entry.getKey().toString()), entry.getValue());
        begin = indent;
      }
    } else if (tree instanceof List<?> list) {
      for (Object item : list) {
        boolean flat = indent.isEmpty() && !(item instanceof Map) && !(item instanceof List);
        print(item, flat ? begin : begin + "- ", flat ? indent : indent + STEP);
        begin = indent;
      }
    } else {
      String text = tree.toString();
      // An empty text is printed as an empty line.
      for (String line : text.isEmpty() ? List.of("") : text.lines().toList()) {
        console.out().println(begin + TerminalText.line(line));
        begin = indent;
      }
    }
  }

  private void field(String begin, String indent, String name, Object value) {
    boolean single = !(value instanceof Map) && !(value instanceof List) && oneLine(value);
    if (single) {
      console.out().println(begin + name + ": " + TerminalText.line(text(value)));
    } else {
      console.out().println(begin + name + ":");
      print(value, indent + STEP, indent + STEP);
    }
  }

  /** Returns a value as text, with instants in whole seconds. */
  private static String text(Object value) {
    return value instanceof Instant time
        ? time.truncatedTo(ChronoUnit.SECONDS).toString()
        : value.toString();
  }

  private static boolean oneLine(Object value) {
    String text = value.toString();
    return text.indexOf('\n') < 0 && text.indexOf('\r') < 0;
  }
}
