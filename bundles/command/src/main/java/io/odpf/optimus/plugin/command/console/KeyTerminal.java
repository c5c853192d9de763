// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.console;

import java.io.IOException;

/** A terminal of which every key can be read by itself. Not thread-safe. */
public interface KeyTerminal extends AutoCloseable {

  /** Returns the columns of the terminal now. */
  int columns();

  /** Returns the number of columns that a character takes: 0, 1 or 2. */
  int columns(int character);

  /** Reads keys from now on, without echo; Ctrl-C is a key. */
  Keys keys() throws IOException;

  /** Restores the terminal. */
  @Override
  void close() throws IOException;

  /** The keys of a terminal. Closing them gives the terminal its usual behaviour back. */
  interface Keys extends AutoCloseable {

    /** What {@link #next(long)} returns if no key was pressed. */
    int NONE = -2;

    /**
     * Waits for a character. Special keys are several characters, which begin with Escape.
     *
     * @return the UTF-16 unit; -1 if the terminal was closed
     * @throws IOException if it cannot be read, or the thread is interrupted
     */
    int next() throws IOException;

    /**
     * Waits for a character, but not long.
     *
     * @return as {@link #next()}; {@link #NONE} if none comes in time
     */
    int next(long milliseconds) throws IOException;

    @Override
    void close() throws IOException;
  }
}
