// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads a stream line by line, and no byte beyond the line. */
public final class TextLines {
  private TextLines() {}

  /**
   * Reads a line without its end; empty at the end of the stream.
   *
   * @param longest the number of bytes that a line may have
   * @throws IOException if it has more
   */
  public static Optional<String> next(InputStream in, int longest) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    if (next < 0) {
      return Optional.empty();
    }
    while (next >= 0 && next != '\n') {
      if (line.size() == longest) {
        throw new IOException("a line has more than " + longest + " bytes");
      }
      line.write(next);
      next = in.read();
    }
    String text = line.toString(StandardCharsets.UTF_8);
    return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
  }
}
