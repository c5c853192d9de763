// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.control;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Measures how long a write has been blocked by its reader. One thread writes; any thread may
 * query.
 */
final class WriteProgress extends FilterOutputStream {
  /** Small enough for even a slow reader to consume within seconds. */
  private static final int PIECE = 16 * 1024;

  private volatile boolean writing;
  private volatile long since;

  WriteProgress(OutputStream target) {
    super(target);
  }

  /** Returns whether a write has made no progress for the given time. */
  boolean isStalled(long nanos) {
    return writing && System.nanoTime() - since > nanos;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    for (int done = 0; done < length; done += PIECE) {
      since = System.nanoTime();
      writing = true;
      try {
        out.write(bytes, offset + done, Math.min(PIECE, length - done));
      } finally {
        writing = false;
      }
    }
  }
}
