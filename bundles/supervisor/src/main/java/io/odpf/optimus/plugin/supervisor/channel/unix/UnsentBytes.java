// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.unix;

import java.util.Arrays;

/**
 * Buffers the data of a call until it has a stream. A single message, the usual case, is not
 * copied; several messages share a buffer that grows by doubling. Not thread-safe.
 */
final class UnsentBytes {
  private static final byte[] NOTHING = new byte[0];

  private byte[] bytes = NOTHING;
  private int length;

  /**
   * Adds bytes.
   *
   * @param more the bytes, which must not be changed afterwards
   */
  void add(byte[] more) {
    if (length == 0) {
      bytes = more;
    } else if (more.length > 0) {
      int needed = Math.addExact(length, more.length);
      if (needed > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length << 1));
      }
      System.arraycopy(more, 0, bytes, length, more.length);
    }
    length += more.length;
  }

  /** Returns all bytes in order, without removing them. The array must not be changed. */
  byte[] all() {
    if (length != bytes.length) {
      bytes = Arrays.copyOf(bytes, length);
    }
    return bytes;
  }

  /** Discards the bytes after they were sent. */
  void clear() {
    bytes = NOTHING;
    length = 0;
  }
}
