// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.json;

import io.odpf.optimus.plugin.text.TerminalText;
import java.io.IOException;

/**
 * Thrown when a document is not valid or not as expected. The message contains no terminal control
 * characters.
 */
public final class JsonException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String message;
  private final int line;
  private final int column;
  private final boolean unknownField;

  JsonException(String message, int line, int column) {
    this(TerminalText.line(message), line, column, false);
  }

  private JsonException(String message, int line, int column, boolean unknownField) {
    super(message);
    this.message = message;
    this.line = line;
    this.column = column;
    this.unknownField = unknownField;
  }

  JsonException asUnknownField() {
    return new JsonException(message, line, column, true);
  }

  @Override
  public String getMessage() {
    return message;
  }

  /** Returns whether a field is not known, as in documents of newer programs. */
  public boolean isUnknownField() {
    return unknownField;
  }

  /** Returns the line of the error, from 1. */
  public int line() {
    return line;
  }

  /** Returns the column of the error, from 1. */
  public int column() {
    return column;
  }
}
