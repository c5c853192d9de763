// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.json;

import io.odpf.optimus.plugin.text.TerminalText;
import java.io.IOException;

/**
 * A document is not what it should be; the message says what, the position where. Whatever of the
 * document is in the message, it steers no terminal.
 */
public final class JsonException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;

  JsonException(String message, int line, int column) {
    super(TerminalText.line(message));
    this.line = line;
    this.column = column;
  }

  /** From 1. */
  public int line() {
    return line;
  }

  /** From 1. */
  public int column() {
    return column;
  }
}
