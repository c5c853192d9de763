// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.signature.minisign;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;

/**
 * Which key made a signature, as that says itself: tells apart, proves nothing.
 *
 * @param number a random one
 */
record KeyId(long number) {
  static final int LENGTH = Long.BYTES;

  static KeyId in(byte[] bytes, int offset) {
    return new KeyId(
        ByteBuffer.wrap(bytes, offset, LENGTH).order(ByteOrder.LITTLE_ENDIAN).getLong());
  }

  /** As minisign shows it. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%016X", number);
  }
}
