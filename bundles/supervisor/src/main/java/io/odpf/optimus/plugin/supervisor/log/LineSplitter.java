// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Splits a stream of bytes into lines, which may arrive in any pieces. A line of more than 64 KiB,
 * the size of go-plugin's own buffer, is passed on in parts. For one stream; not thread-safe.
 */
public final class LineSplitter {
  private static final int LONGEST = 64 << 10;
  private static final int BUFFER = 8 << 10;

  private final Consumer<String> lines;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  /**
   * @param lines receives each line without its end; bytes that are not UTF-8 are replaced
   */
  public LineSplitter(Consumer<String> lines) {
    this.lines = lines;
  }

  /** Reads a stream to its end. */
  public void readAll(InputStream stream) throws IOException {
    byte[] buffer = new byte[BUFFER];
    for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
      add(buffer, read);
    }
    end();
  }

  /** Adds the next bytes. */
  public void add(byte[] bytes, int length) {
    int from = 0;
    for (int i = 0; i < length; i++) {
      if (bytes[i] == '\n') {
        line.write(bytes, from, i - from);
        flush();
        from = i + 1;
      } else if (line.size() + i - from >= LONGEST) {
        line.write(bytes, from, i - from);
        flush();
        from = i;
      }
    }
    line.write(bytes, from, length - from);
  }

  /** Passes on the last line if it has no end. */
  public void end() {
    if (line.size() > 0) {
      flush();
    }
  }

  private void flush() {
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    lines.accept(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
  }
}
