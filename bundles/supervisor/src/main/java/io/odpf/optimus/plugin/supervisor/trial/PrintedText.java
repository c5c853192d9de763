// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.trial;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The beginning of a text that arrives in pieces. Thread-safe. */
final class PrintedText {
  private final int longest;

  @GuardedBy("this")
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /**
   * @param longest the number of bytes that are kept
   */
  PrintedText(int longest) {
    this.longest = longest;
  }

  synchronized void add(byte[] piece, int from, int length) {
    bytes.write(piece, from, Math.min(length, longest - bytes.size()));
  }

  synchronized String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
