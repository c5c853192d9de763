// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.survey;

import io.odpf.optimus.plugin.command.console.KeyTerminal;

/** A terminal on which keys are typed in advance. It ends after the last one. */
final class TypedKeys implements KeyTerminal {
  static final String ENTER = "\r";
  static final String UP = "\u001b[A";
  static final String DOWN = "\u001bOB";
  static final String LEFT = "\u001b[D";
  static final String HOME = "\u001b[1~";
  static final String END = "\u001b[F";
  static final String DELETE = "\u001b[3~";
  static final String CANCEL = "\u0003";

  private final int columns;
  private final String typed;
  private int next;
  boolean raw;

  TypedKeys(int columns, String... typed) {
    this.columns = columns;
    this.typed = String.join("", typed);
  }

  /** Returns whether everything was read. */
  boolean atEnd() {
    return next == typed.length();
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public int columns(int character) {
    return character > 0x2E80 ? 2 : 1;
  }

  @Override
  public Keys keys() {
    raw = true;
    return new Keys() {
      @Override
      public int next() {
        return atEnd() ? -1 : typed.charAt(next++);
      }

      @Override
      public int next(long milliseconds) {
        return atEnd() ? NONE : typed.charAt(next++);
      }

      @Override
      public void close() {
        raw = false;
      }
    };
  }

  @Override
  public void close() {}
}
