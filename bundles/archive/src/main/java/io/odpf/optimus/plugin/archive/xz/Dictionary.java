// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.xz;

import io.odpf.optimus.plugin.archive.input.ArchiveFault;
import io.odpf.optimus.plugin.archive.input.ByteFeed;
import java.io.IOException;
import java.util.Arrays;

/**
 * What a block has produced, as far back as matches may reach: a ring that grows with the bytes
 * that arrive and serves all blocks of a file.
 */
final class Dictionary {
  /** Few steps, and small ones: while the ring grows there are two of them in memory. */
  private static final int FIRST = 1 << 18;

  private static final int SECOND = 1 << 22;

  /** What is copied by hand quicker than by a call. */
  private static final int SHORT = 16;

  private byte[] bytes = new byte[0];
  private int size;
  private int position;
  private int limit;

  /** How far back there are bytes. */
  private int filled;

  private int pendingLength;
  private int pendingDistance;

  /** Begins a block whose matches reach so many bytes back; a multiple of 16. */
  void begin(int newSize) {
    size = newSize;
    reset();
  }

  /** Forgets what there is, but not the memory. */
  void reset() {
    position = 0;
    limit = 0;
    filled = 0;
    pendingLength = 0;
  }

  /** Gives up the memory. Nothing may be in use. */
  void forget() {
    bytes = new byte[0];
  }

  /** Makes room for at most so many bytes; {@link #take} takes those that were put there. */
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

  /** Goes on with a match that there was no room for. */
  void resume() {
    if (pendingLength > 0) {
      repeat(pendingDistance, pendingLength);
    }
  }

  /** How many bytes there is room for. */
  int room() {
    return limit - position;
  }

  /** A number whose lowest 4 bits are those of the count of bytes so far. */
  int position() {
    return position;
  }

  /** The byte so far back: 0 is the last one. Zero if there is none. */
  int last(int distance) {
    int index = position - distance - 1;
    if (index >= 0) {
      return bytes[index] & 0xff;
    }
    return filled == 0 ? 0 : bytes[index + size] & 0xff;
  }

  /** Whether a match may begin so far back. */
  boolean reaches(int distance) {
    return distance >= 0 && distance < Math.max(filled, position);
  }

  /** Appends a byte; there must be room. */
  void put(int value) {
    bytes[position++] = (byte) value;
  }

  /**
   * Appends bytes that begin so far back, and may overlap what they make. Those that there is no
   * room for follow later.
   */
  void repeat(int distance, int length) {
    int left = Math.min(length, limit - position);
    pendingLength = length - left;
    pendingDistance = distance;
    int from = position - distance - 1;
    if (from < 0) {
      from += size;
      int part = Math.min(left, size - from);
      // The part at the ring's end lies behind what is written: they do not overlap as they grow.
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

  /** Appends bytes as they are, as many as there is room for. */
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
   * @param count how many those are
   */
  void take(int count, byte[] to, int offset) {
    System.arraycopy(bytes, position - count, to, offset, count);
    filled = Math.max(filled, position);
  }

  /** Requires that no match goes on. */
  void requireNothingPending() throws ArchiveFault {
    if (pendingLength > 0) {
      throw XzInput.invalid("a match that is longer than its chunk");
    }
  }
}
