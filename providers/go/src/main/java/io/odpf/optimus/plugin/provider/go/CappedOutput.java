// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads an output of a process to its end on a separate thread, and keeps only its beginning, since
 * compilers quote source code of any length. Thread-safe.
 */
final class CappedOutput {
  private static final int BUFFER = 8 * 1024;

  private final int most;

  @GuardedBy("kept")
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

  private final Thread reader;

  private CappedOutput(InputStream source, int most) {
    this.most = most;
    this.reader = new Thread(() -> read(source), "go-output");
  }

  /**
   * Starts to read an output.
   *
   * @param most the bytes to keep
   */
  static CappedOutput of(InputStream source, int most) {
    CappedOutput output = new CappedOutput(source, most);
    output.reader.setDaemon(true);
    output.reader.start();
    return output;
  }

  private void read(InputStream source) {
    byte[] buffer = new byte[BUFFER];
    try (source) {
      for (int read = source.read(buffer); read >= 0; read = source.read(buffer)) {
        synchronized (kept) {
          kept.write(buffer, 0, Math.min(read, most - kept.size()));
        }
      }
    } catch (IOException e) {
      // The process was killed; keep the output received so far.
      return;
    }
  }

  /**
   * Returns the kept text. Called after the process has ended.
   *
   * @param graceMillis how long to wait for a child process that holds the output open
   */
  String text(long graceMillis) throws InterruptedException {
    reader.join(graceMillis);
    synchronized (kept) {
      return kept.toString(StandardCharsets.UTF_8);
    }
  }
}
