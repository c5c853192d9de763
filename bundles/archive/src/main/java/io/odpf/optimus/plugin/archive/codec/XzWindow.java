// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.codec;

import io.odpf.optimus.plugin.archive.input.DecoderMemory;
import io.odpf.optimus.plugin.archive.input.Interruption;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tukaani.xz.ArrayCache;

/**
 * Where the xz library gets its arrays: a window is reserved first, and one of them serves all
 * blocks of a stream, of which there is only one at a time. For one decoder.
 */
final class XzWindow extends ArrayCache {
  /** The smallest array that counts: the library's others are few and much smaller. */
  private static final int LARGE = 1 << 20;

  private static final int MOST_SMALL = 8;

  private final DecoderMemory memory;
  private final List<byte[]> small = new ArrayList<>();
  private byte[] window = new byte[0];
  private long reserved;

  XzWindow(DecoderMemory memory) {
    this.memory = memory;
  }

  @Override
  public byte[] getByteArray(int size, boolean fillWithZeros) {
    byte[] bytes = size >= LARGE ? window(size) : small(size);
    if (fillWithZeros) {
      Arrays.fill(bytes, (byte) 0);
    }
    return bytes;
  }

  private byte[] window(int size) {
    if (window.length < size) {
      // Whoever waits for memory has none, so that nobody waits for another who waits.
      window = new byte[0];
      release();
      try {
        reserved = memory.reserve(size);
      } catch (Interruption interruption) {
        throw new UncheckedIOException(interruption);
      }
      window = new byte[size];
    }
    return window;
  }

  private byte[] small(int size) {
    for (int i = 0; i < small.size(); i++) {
      if (small.get(i).length >= size) {
        return small.remove(i);
      }
    }
    return new byte[size];
  }

  @Override
  public void putArray(byte[] array) {
    if (array.length < LARGE && small.size() < MOST_SMALL) {
      small.add(array);
    }
  }

  void release() {
    memory.release(reserved);
    reserved = 0;
  }
}
