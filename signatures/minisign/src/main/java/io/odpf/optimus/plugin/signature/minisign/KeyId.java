// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.signature.minisign;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;

/**
 * The id that a signature gives for its key. It distinguishes keys and proves nothing.
 *
 * @param number a random number
 */
record KeyId(long number) {
  static final int LENGTH = Long.BYTES;

  static KeyId in(byte[] bytes, int offset) {
    return new KeyId(
        ByteBuffer.wrap(bytes, offset, LENGTH).order(ByteOrder.LITTLE_ENDIAN).getLong());
  }

  /** Returns the id in the form that minisign prints. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%016X", number);
  }
}
