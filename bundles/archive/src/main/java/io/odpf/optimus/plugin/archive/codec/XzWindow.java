// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.codec;

import io.odpf.optimus.plugin.archive.input.DecoderMemory;
import io.odpf.optimus.plugin.archive.input.Interruption;
import java.io.UncheckedIOException;
import org.tukaani.xz.ArrayCache;

/** Where the xz library gets its arrays: a window is reserved first. For one decoder. */
final class XzWindow extends ArrayCache {
  /** The smallest array that counts: the library's others are few and much smaller. */
  private static final int LARGE = 1 << 20;

  private final DecoderMemory memory;
  private long reserved;

  XzWindow(DecoderMemory memory) {
    this.memory = memory;
  }

  @Override
  public byte[] getByteArray(int size, boolean fillWithZeros) {
    if (size >= LARGE) {
      // The library gives arrays back late: a block's window goes when the next one is asked for.
      release();
      try {
        reserved = memory.reserve(size);
      } catch (Interruption interruption) {
        throw new UncheckedIOException(interruption);
      }
    }
    return new byte[size];
  }

  void release() {
    memory.release(reserved);
    reserved = 0;
  }
}
