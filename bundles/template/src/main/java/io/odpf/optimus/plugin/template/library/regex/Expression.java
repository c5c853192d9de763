// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.library.regex;

import io.odpf.optimus.plugin.template.bound.OperationException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prepares a regular expression for the library RE2/J. The library expands repetitions without a
 * limit, so the size of the program is estimated and limited first. The library also parses some
 * braces as repetitions that Go takes literally, so these are escaped.
 */
final class Expression {
  /** The limit of repetitions, with nested ones multiplied; the same as in Go. */
  private static final int MOST_REPETITIONS = 1000;

  private static final int MOST_INSTRUCTIONS = 200_000;
  private static final int LONGEST = 100_000;
  private static final int MOST_NESTING = 250;

  private static final Pattern REPETITION =
      Pattern.compile("\\{(0|[1-9][0-9]*+)(?:,(0|[1-9][0-9]*+)?)?\\}");

  private final String text;
  private final StringBuilder escaped = new StringBuilder();
  private int copied;
  private final Deque<Group> groups = new ArrayDeque<>();
  private int index;

  private Expression(String text) {
    this.text = text;
  }

  /**
   * An expression that is safe to compile.
   *
   * @param pattern the expression for the library
   * @param size the estimated number of instructions
   */
  record Prepared(String pattern, int size) {}

  /**
   * @throws OperationException if the expression is too large
   */
  static Prepared of(String expression) throws OperationException {
    if (expression.length() > LONGEST) {
      throw new OperationException("the expression is too large");
    }
    Expression prepared = new Expression(expression);
    int size = prepared.size();
    return new Prepared(
        prepared.escaped.append(expression, prepared.copied, expression.length()).toString(), size);
  }

  private int size() throws OperationException {
    groups.push(new Group());
    while (index < text.length()) {
      char c = text.charAt(index++);
      switch (c) {
        case '\\' -> escape();
        case '[' -> characterClass();
        case '(' -> open();
        case ')' -> close();
        case '{' -> repetition();
        default -> atom(1, 1);
      }
    }
    while (groups.size() > 1) {
      close();
    }
    return groups.peek().total + groups.peek().last;
  }

  private void escape() throws OperationException {
    if (!text.startsWith("Q", index)) {
      boolean braced = index < text.length() && "xpP".indexOf(text.charAt(index)) >= 0;
      index++;
      if (braced && text.startsWith("{", index)) {
        int close = text.indexOf('}', index);
        index = close < 0 ? text.length() : close + 1;
      }
      atom(1, 1);
      return;
    }
    int end = text.indexOf("\\E", index);
    atom((end < 0 ? text.length() : end) - index, 1);
    index = end < 0 ? text.length() : end + 2;
  }

  private void characterClass() throws OperationException {
    int start = index;
    index += text.startsWith("^", index) ? 1 : 0;
    index += text.startsWith("]", index) ? 1 : 0;
    while (index < text.length() && text.charAt(index) != ']') {
      int named = text.startsWith("[:", index) ? text.indexOf(":]", index + 2) : -1;
      index = named < 0 ? index + (text.charAt(index) == '\\' ? 2 : 1) : named + 2;
    }
    index++;
    atom(1 + (index - start) / 8, 1);
  }

  private void open() throws OperationException {
    if (groups.size() > MOST_NESTING) {
      throw new OperationException("the expression nests too deeply");
    }
    groups.push(new Group());
  }

  private void close() throws OperationException {
    if (groups.size() > 1) {
      Group group = groups.pop();
      atom(group.total + group.last + 2, Math.max(group.repetitions, group.lastRepetitions));
    }
  }

  /** Reads {@code {n}}, {@code {n,}} or {@code {n,m}}; any other brace is a literal character. */
  private void repetition() throws OperationException {
    Matcher repetition = REPETITION.matcher(text).region(index - 1, text.length());
    if (!repetition.lookingAt()) {
      escaped.append(text, copied, index - 1).append('\\');
      copied = index - 1;
      atom(1, 1);
      return;
    }
    index = repetition.end();
    String least = repetition.group(1);
    String most = Objects.requireNonNullElse(repetition.group(2), "");
    String count = most.isEmpty() ? least : most;
    Group group = groups.peek();
    int times = count.length() > 4 ? MOST_REPETITIONS + 1 : Math.max(Integer.parseInt(count), 1);
    long repetitions = (long) group.lastRepetitions * times;
    if (times > 1 && repetitions > MOST_REPETITIONS) {
      throw new OperationException("error parsing regexp: invalid repeat count");
    }
    group.lastRepetitions = (int) repetitions;
    group.last = bounded((long) group.last * times + times);
  }

  private void atom(long size, int repetitions) throws OperationException {
    Group group = groups.peek();
    group.total = bounded((long) group.total + group.last);
    group.repetitions = Math.max(group.repetitions, group.lastRepetitions);
    group.last = bounded(size);
    group.lastRepetitions = repetitions;
  }

  private static int bounded(long size) throws OperationException {
    if (size > MOST_INSTRUCTIONS) {
      throw new OperationException("the expression is too large");
    }
    return (int) size;
  }

  /** The size of a group so far. The last element is kept apart, since a repetition may follow. */
  private static final class Group {
    private int total;
    private int repetitions = 1;
    private int last;
    private int lastRepetitions = 1;
  }
}
