// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.source;

import io.odpf.optimus.plugin.config.model.ConfigProblem;

/**
 * Finds TABs in indentation, which YAML forbids, and replaces them by spaces so that reading can
 * continue and find other errors.
 */
final class Tabs {
  private static final int WIDTH = 4;

  /** The limit of an indentation, however many TABs a line begins with. */
  private static final int WIDEST = 256;

  private final SourceText source;
  private final Findings findings;
  private int firstLine = -1;

  /** The column that the current block scalar's content must exceed; -1 outside block scalars. */
  private int blockParent = -1;

  private boolean inBlock;

  Tabs(SourceText source, Findings findings) {
    this.source = source;
    this.findings = findings;
  }

  /** Returns the first line (from 0) with a finding; -1 if there is none. */
  int firstLine() {
    return firstLine;
  }

  /** Returns the text without TABs in indentation. */
  SourceText repaired() {
    if (source.text().indexOf('\t') < 0) {
      return source;
    }
    StringBuilder text = new StringBuilder(source.text().length() + 64);
    int[] shifts = new int[source.lines().count()];
    for (int i = 0; i < shifts.length; i++) {
      String line = source.lines().line(i);
      String repaired = repair(line, i);
      shifts[i] = repaired.length() - line.length();
      text.append(repaired);
    }
    return source.with(text.toString(), shifts);
  }

  private String repair(String line, int number) {
    int spaces = 0;
    while (spaces < line.length() && line.charAt(spaces) == ' ') {
      spaces++;
    }
    int content = spaces;
    int width = spaces;
    while (content < line.length()
        && (line.charAt(content) == ' ' || line.charAt(content) == '\t')) {
      width = line.charAt(content) == ' ' ? width + 1 : (width / WIDTH + 1) * WIDTH;
      content++;
    }
    width = Math.min(width, WIDEST);
    boolean blank =
        content == line.length() || line.charAt(content) == '\n' || line.charAt(content) == '\r';
    if (inBlock && (blank || spaces > blockParent)) {
      return line;
    }
    inBlock = false;
    if (blank || line.charAt(content) == '#') {
      return content == spaces ? line : " ".repeat(width) + line.substring(content);
    }
    noteBlock(line, width, content);
    if (content == spaces) {
      return line;
    }
    if (firstLine < 0) {
      firstLine = number;
    }
    findings.add(
        source.position(number, spaces),
        ConfigProblem.TAB,
        "a TAB in the indentation: YAML allows spaces only",
        "replace it by spaces");
    return " ".repeat(width) + line.substring(content);
  }

  /**
   * Notes whether the next lines are a block scalar ({@code key: |}), in which TABs are content.
   */
  private void noteBlock(String line, int indent, int content) {
    int end = line.length();
    int comment = line.indexOf(" #", content);
    if (comment >= 0) {
      end = comment;
    }
    while (end > content && line.charAt(end - 1) <= ' ') {
      end--;
    }
    int start = end;
    while (start > content && "+-123456789".indexOf(line.charAt(start - 1)) >= 0) {
      start--;
    }
    if (start == content || line.charAt(start - 1) != '|' && line.charAt(start - 1) != '>') {
      return;
    }
    int header = start - 1;
    int before = header;
    while (before > content && line.charAt(before - 1) == ' ') {
      before--;
    }
    if (before == header || ":-".indexOf(line.charAt(before - 1)) < 0) {
      return;
    }
    int at = content;
    int parent = indent;
    while (line.charAt(at) == '-' && line.charAt(at + 1) == ' ') {
      parent = indent + at - content;
      do {
        at++;
      } while (line.charAt(at) == ' ');
    }
    inBlock = true;
    blockParent = at == header ? parent : indent + at - content;
  }
}
