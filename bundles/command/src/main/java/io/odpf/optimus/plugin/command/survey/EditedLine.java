// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.survey;

/**
 * A line that is being typed. Immutable.
 *
 * @param before the text before the cursor
 * @param after the text after it
 */
record EditedLine(String before, String after) {

  /** Returns a line with the cursor at its end. */
  static EditedLine of(String text) {
    return new EditedLine(text, "");
  }

  String text() {
    return before + after;
  }

  /** Returns the line after a key; the same line for keys that change nothing. */
  EditedLine after(Key key) {
    return switch (key.kind()) {
      case CHARACTER -> new EditedLine(before + Character.toString(key.character()), after);
      case BACKSPACE -> new EditedLine(shorter(), after);
      case DELETE -> new EditedLine(before, after.substring(first().length()));
      case LEFT -> new EditedLine(shorter(), before.substring(shorter().length()) + after);
      case RIGHT -> new EditedLine(before + first(), after.substring(first().length()));
      case HOME -> new EditedLine("", text());
      case END -> of(text());
      case DELETE_LINE -> new EditedLine("", after);
      case DELETE_REST -> of(before);
      case DELETE_WORD -> new EditedLine(withoutWord(), after);
      case ENTER, UP, DOWN, CANCEL, OTHER -> this;
    };
  }

  /** Returns the text before the cursor without its last character. */
  private String shorter() {
    return before.isEmpty()
        ? ""
        : before.substring(0, before.offsetByCodePoints(before.length(), -1));
  }

  /** Returns the character after the cursor; an empty text at the end. */
  private String first() {
    return after.isEmpty() ? "" : after.substring(0, after.offsetByCodePoints(0, 1));
  }

  private String withoutWord() {
    String rest = before.stripTrailing();
    return rest.substring(0, rest.lastIndexOf(' ') + 1);
  }
}
