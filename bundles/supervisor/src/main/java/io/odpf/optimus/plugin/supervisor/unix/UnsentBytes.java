// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.unix;

import java.util.Arrays;

/**
 * What a call has to send as long as it has no stream: mostly one message, which is not copied, and
 * for a stream of messages a buffer that grows by doubling. Not thread-safe.
 */
final class UnsentBytes {
  private static final byte[] NOTHING = new byte[0];

  private byte[] bytes = NOTHING;
  private int length;

  /**
   * Adds bytes.
   *
   * @param more not to be changed afterwards
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

  /** All bytes in their order; they stay. Not to be changed. */
  byte[] all() {
    if (length != bytes.length) {
      bytes = Arrays.copyOf(bytes, length);
    }
    return bytes;
  }

  /** Forgets them, since they are sent. */
  void clear() {
    bytes = NOTHING;
    length = 0;
  }
}
