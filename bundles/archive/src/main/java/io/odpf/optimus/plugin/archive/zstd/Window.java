// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.zstd;

import io.odpf.optimus.plugin.archive.input.ArchiveFault;
import java.util.Arrays;

/**
 * What a frame has produced, as far back as matches may reach. It grows with what arrives, not with
 * what a header promises.
 */
final class Window {
  private static final int FIRST_BYTES = 512 << 10;

  private final int size;
  private byte[] buffer = new byte[0];
  private int begin;
  private int end;

  Window(int size) {
    this.size = size;
  }

  byte[] buffer() {
    return buffer;
  }

  int end() {
    return end;
  }

  int unread() {
    return end - begin;
  }

  int read(byte[] bytes, int offset, int length) {
    int count = Math.min(length, end - begin);
    System.arraycopy(buffer, begin, bytes, offset, count);
    begin += count;
    return count;
  }

  /** Makes room for so many more bytes. Everything must have been read. */
  void makeRoom(int bytes) {
    // A quarter more than the window, so that it is moved seldom.
    long enough = (long) size + Math.max(size / 4, FIRST_BYTES);
    while (buffer.length - end < bytes) {
      if (buffer.length < enough) {
        long larger = Math.max(FIRST_BYTES, 2L * buffer.length);
        buffer = Arrays.copyOf(buffer, (int) Math.min(enough, larger));
      } else {
        System.arraycopy(buffer, end - size, buffer, 0, size);
        end = size;
        begin = end;
      }
    }
  }

  void append(byte[] bytes, int offset, int length) {
    System.arraycopy(bytes, offset, buffer, end, length);
    end += length;
  }

  void appendRun(byte value, int length) {
    Arrays.fill(buffer, end, end + length, value);
    end += length;
  }

  /** Appends bytes from {@code distance} back; they may overlap what they make. */
  void appendMatch(int distance, int length) throws ArchiveFault {
    int from = end - distance;
    if (distance <= 0 || from < 0 || distance > size) {
      throw ArchiveFault.corrupt("its zstd data refers to bytes that are not there");
    }
    if (distance >= length) {
      System.arraycopy(buffer, from, buffer, end, length);
      end += length;
      return;
    }
    byte[] bytes = buffer;
    int to = end;
    for (int limit = end + length; to < limit; ) {
      bytes[to++] = bytes[from++];
    }
    end = to;
  }
}
