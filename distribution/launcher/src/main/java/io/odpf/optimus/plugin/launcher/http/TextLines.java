// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads lines from a stream without reading beyond the line, so that other readers can continue.
 */
public final class TextLines {
  private TextLines() {}

  /**
   * Reads a line of UTF-8 and returns it without the line terminator; empty at the end of the
   * stream.
   *
   * @param longest the maximum length of a line in bytes
   * @throws IOException if the line is longer
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
