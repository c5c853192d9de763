// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.console;

/** The styles of text. */
public enum Style {
  PLAIN("", ""),
  GOOD("\u001b[32m", "\u001b[0m"),
  CHANGED("\u001b[33m", "\u001b[0m"),
  BAD("\u001b[31;1m", "\u001b[0m"),
  FAINT("\u001b[2m", "\u001b[0m");

  private final String before;
  private final String after;

  Style(String before, String after) {
    this.before = before;
    this.after = after;
  }

  /** Returns the text in this style if colours are shown, else unchanged. */
  public String on(boolean colour, String text) {
    return colour ? before + text + after : text;
  }
}
