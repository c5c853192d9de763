// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.compression.zstd;

import io.odpf.optimus.plugin.compression.stream.CompressionException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The output of a frame, as far back as matches can reach. It consists of pages that are allocated
 * as output is produced, whatever size the header announces, and reused once matches cannot reach
 * them. No output is moved, and no large array is needed.
 */
final class Window {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int PAGE_BITS = 17;
  private static final int PAGE = 1 << PAGE_BITS;
  private static final int SHORT = 24;

  private final List<byte[]> free = new ArrayList<>();

  /** Pages by their number, modulo the array's length, which is a power of 2. */
  private byte[] @Nullable [] pages = new byte[1][];

  private int size;
  private long livePages;

  /** The current page, and the position in it. */
  private byte[] page = new byte[0];

  private int offset;
  private long pageCount;
  private long begin;

  /** Begins a frame whose matches reach at most {@code newSize} bytes back. */
  void restart(int newSize) {
    for (long number = Math.max(0, pageCount - livePages); number < pageCount; number++) {
      int index = index(number);
      if (pages[index] != null) {
        free.add(pages[index]);
        pages[index] = null;
      }
    }
    size = newSize;
    // The oldest page that matches reach, those after it, and the current page.
    livePages = (size + PAGE - 1L >> PAGE_BITS) + 2;
    int length = Integer.highestOneBit((int) livePages) << 1;
    if (pages.length < length) {
      pages = new byte[length][];
    }
    page = new byte[0];
    offset = 0;
    pageCount = 0;
    begin = 0;
  }

  /** Releases the memory. The window must not be in use. */
  void forget() {
    restart(0);
    free.clear();
  }

  /** Returns the size of the frame's output so far. */
  long end() {
    return pageCount == 0 ? 0 : (pageCount - 1 << PAGE_BITS) + offset;
  }

  int unread() {
    return (int) (end() - begin);
  }

  int read(byte[] bytes, int to, int length) {
    int count = Math.min(length, unread());
    for (int done = 0; done < count; ) {
      int from = (int) begin & PAGE - 1;
      int part = Math.min(count - done, PAGE - from);
      System.arraycopy(pages[index(begin >>> PAGE_BITS)], from, bytes, to + done, part);
      begin += part;
      done += part;
    }
    return count;
  }

  /** Updates a hash with the last {@code count} bytes. */
  void digest(int count, XxHash64 hash) {
    for (long at = end() - count; at < end(); ) {
      int from = (int) at & PAGE - 1;
      int part = (int) Math.min(end() - at, PAGE - from);
      hash.update(pages[index(at >>> PAGE_BITS)], from, part);
      at += part;
    }
  }

  void append(byte[] bytes, int from, int length) {
    int roomForWords = Math.min(page.length - offset, bytes.length - from) - Long.BYTES;
    if (length <= SHORT && length <= roomForWords) {
      copyWords(bytes, from, page, offset, length);
      offset += length;
      return;
    }
    for (int done = 0; done < length; ) {
      int part = Math.min(length - done, room());
      System.arraycopy(bytes, from + done, page, offset, part);
      offset += part;
      done += part;
    }
  }

  void appendRun(byte value, int length) {
    for (int left = length; left > 0; ) {
      int part = Math.min(left, room());
      Arrays.fill(page, offset, offset + part, value);
      offset += part;
      left -= part;
    }
  }

  /** Appends a match, which may overlap its own output. */
  void appendMatch(int distance, int length) throws CompressionException {
    if (distance <= 0 || distance > end() || distance > size) {
      throw CompressionException.corrupt("the zstd data refers to bytes before its beginning");
    }
    for (int left = length; left > 0; ) {
      int part = Math.min(left, room());
      if (distance <= offset) {
        copyInPage(offset - distance, distance, part);
      } else {
        long at = end() - distance;
        int from = (int) at & PAGE - 1;
        part = Math.min(part, PAGE - from);
        System.arraycopy(pages[index(at >>> PAGE_BITS)], from, page, offset, part);
      }
      offset += part;
      left -= part;
    }
  }

  private void copyInPage(int from, int distance, int length) {
    byte[] bytes = page;
    int to = offset;
    if (length <= SHORT) {
      if (distance >= Long.BYTES && length <= bytes.length - to - Long.BYTES) {
        copyWords(bytes, from, bytes, to, length);
        return;
      }
      for (int i = 0; i < length; i++) {
        bytes[to + i] = bytes[from + i];
      }
      return;
    }
    // Each step copies the output of the steps before, too, so that few steps are needed.
    for (int done = 0; done < length; ) {
      int part = Math.min(length - done, distance + done);
      System.arraycopy(bytes, from, bytes, to + done, part);
      done += part;
    }
  }

  /** Copies whole words, up to 7 bytes beyond the end, which later output overwrites. */
  private static void copyWords(byte[] from, int fromIndex, byte[] to, int toIndex, int length) {
    for (int i = 0; i < length; i += Long.BYTES) {
      LONG.set(to, toIndex + i, (long) LONG.get(from, fromIndex + i));
    }
  }

  /** Returns the free size of the current page, after beginning a new page if it is full. */
  private int room() {
    if (offset == page.length) {
      nextPage();
    }
    return PAGE - offset;
  }

  private void nextPage() {
    long expired = pageCount - livePages;
    if (expired >= 0 && pages[index(expired)] != null) {
      free.add(pages[index(expired)]);
      pages[index(expired)] = null;
    }
    byte[] next = free.isEmpty() ? new byte[PAGE] : free.remove(free.size() - 1);
    pages[index(pageCount)] = next;
    pageCount++;
    page = next;
    offset = 0;
  }

  private int index(long number) {
    return (int) number & pages.length - 1;
  }
}
