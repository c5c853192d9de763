// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Optional;

/** Reads a line byte by byte, so as not to consume any input after it. */
final class LineInput {
  private static final int LONGEST = 1000;
  private static final int BACKSPACE = 8;
  private static final int DELETE = 127;

  private LineInput() {}

  /** Returns the line; empty if the input ends before its first byte. */
  static Optional<String> read(InputStream in, Charset charset) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    if (next < 0) {
      return Optional.empty();
    }
    while (next >= 0 && next != '\n' && next != '\r' && line.size() < LONGEST) {
      if (next == BACKSPACE || next == DELETE) {
        // A terminal in raw mode does not handle backspace itself.
        byte[] typed = line.toByteArray();
        line.reset();
        line.write(typed, 0, Math.max(0, typed.length - 1));
      } else {
        line.write(next);
      }
      next = in.read();
    }
    return Optional.of(line.toString(charset));
  }
}
