// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.compression.xz;

import io.odpf.optimus.plugin.compression.stream.ByteFeed;
import io.odpf.optimus.plugin.compression.stream.CompressionException;
import java.io.IOException;
import java.util.Arrays;

/**
 * The output of a block, as far back as matches may reach: a ring buffer that grows with the output
 * and serves all blocks of a file.
 */
final class Dictionary {
  /** Few, small steps, since two rings are in memory while it grows. */
  private static final int FIRST = 1 << 18;

  private static final int SECOND = 1 << 22;

  /** Up to this length, a loop copies faster than a library call. */
  private static final int SHORT = 16;

  private byte[] bytes = new byte[0];
  private int size;
  private int position;
  private int limit;

  /** The number of bytes available to matches. */
  private int filled;

  private int pendingLength;
  private int pendingDistance;

  /** Begins a block whose matches reach at most {@code newSize} bytes back, a multiple of 16. */
  void begin(int newSize) {
    size = newSize;
    reset();
  }

  /** Discards the content, but keeps the memory. */
  void reset() {
    position = 0;
    limit = 0;
    filled = 0;
    pendingLength = 0;
  }

  /** Releases the memory. The dictionary must not be in use. */
  void forget() {
    bytes = new byte[0];
  }

  /** Makes room for at most {@code count} bytes, which {@link #take} then copies out. */
  void allow(int count) {
    if (position == size) {
      position = 0;
    }
    if (position == bytes.length) {
      int larger = position < FIRST ? FIRST : position < SECOND ? SECOND : size;
      bytes = Arrays.copyOf(bytes, Math.min(size, larger));
    }
    limit = position + Math.min(count, Math.min(size, bytes.length) - position);
  }

  /** Continues a match for which there was not enough room. */
  void resume() {
    if (pendingLength > 0) {
      repeat(pendingDistance, pendingLength);
    }
  }

  /** Returns the number of bytes that can be appended. */
  int room() {
    return limit - position;
  }

  /** Returns the number of bytes so far; only its lowest 4 bits are exact. */
  int position() {
    return position;
  }

  /** Returns the byte at a distance, where 0 is the last byte; 0 if there is none. */
  int last(int distance) {
    int index = position - distance - 1;
    if (index >= 0) {
      return bytes[index] & 0xff;
    }
    return filled == 0 ? 0 : bytes[index + size] & 0xff;
  }

  /** Returns whether a match may begin at a distance. */
  boolean reaches(int distance) {
    return distance >= 0 && distance < Math.max(filled, position);
  }

  /** Appends a byte; there must be room. */
  void put(int value) {
    bytes[position++] = (byte) value;
  }

  /**
   * Appends a match, which may overlap its own output. Bytes that do not fit follow with {@link
   * #resume}.
   */
  void repeat(int distance, int length) {
    int left = Math.min(length, limit - position);
    pendingLength = length - left;
    pendingDistance = distance;
    int from = position - distance - 1;
    if (from < 0) {
      from += size;
      int part = Math.min(left, size - from);
      // The part at the end of the ring lies after the output, so they do not overlap.
      System.arraycopy(bytes, from, bytes, position, part);
      position += part;
      left -= part;
      from = 0;
    }
    copy(bytes, from, position, left, distance >= left);
    position += left;
  }

  private static void copy(byte[] ring, int from, int to, int length, boolean apart) {
    if (apart && length > SHORT) {
      System.arraycopy(ring, from, ring, to, length);
      return;
    }
    for (int i = 0; i < length; i++) {
      ring[to + i] = ring[from + i];
    }
  }

  /** Appends uncompressed bytes until there is no room. */
  void fill(ByteFeed feed) throws IOException {
    int count = limit - position;
    if (feed.read(bytes, position, count) < count) {
      throw XzInput.truncated();
    }
    position = limit;
  }

  /**
   * Copies the bytes that were appended since the last {@link #allow}.
   *
   * @param count the number of these bytes
   */
  void take(int count, byte[] to, int offset) {
    System.arraycopy(bytes, position - count, to, offset, count);
    filled = Math.max(filled, position);
  }

  /** Requires that no match is incomplete. */
  void requireNothingPending() throws CompressionException {
    if (pendingLength > 0) {
      throw XzInput.invalid("a match that is longer than its chunk");
    }
  }
}
