// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.container.zip;

import io.odpf.optimus.plugin.archive.input.ArchiveFault;
import io.odpf.optimus.plugin.archive.input.Budget;
import io.odpf.optimus.plugin.archive.input.SourceException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** Random access to the bytes of a zip archive, with read-ahead for small pieces. */
final class ZipFile {
  private static final int AHEAD_BYTES = 32 << 10;

  private final SeekableByteChannel channel;
  private final Budget budget;
  private final long size;
  private final byte[] ahead = new byte[AHEAD_BYTES];
  private long aheadBegin;
  private int aheadLength;

  ZipFile(SeekableByteChannel channel, Budget budget) throws IOException {
    this.channel = channel;
    this.budget = budget;
    try {
      this.size = channel.size();
    } catch (IOException e) {
      throw new SourceException(e);
    }
  }

  long size() {
    return size;
  }

  /** Reads into the beginning of an array; refuses a range beyond the archive. */
  void read(long position, byte[] bytes, int length) throws IOException {
    budget.tick();
    if (position < 0 || length > size - position) {
      throw ArchiveFault.malformed("is a zip archive that refers to bytes beyond its end");
    }
    if (length > AHEAD_BYTES) {
      readFully(position, bytes, length);
      return;
    }
    if (position < aheadBegin || position + length > aheadBegin + aheadLength) {
      aheadBegin = position;
      aheadLength = 0;
      int count = (int) Math.min(AHEAD_BYTES, size - position);
      readFully(position, ahead, count);
      aheadLength = count;
    }
    System.arraycopy(ahead, (int) (position - aheadBegin), bytes, 0, length);
  }

  private void readFully(long position, byte[] bytes, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
    try {
      channel.position(position);
      while (buffer.hasRemaining()) {
        if (channel.read(buffer) < 0) {
          throw new IOException("the artifact became shorter while it was read");
        }
      }
    } catch (IOException e) {
      throw new SourceException(e);
    }
  }

  /** Reads into a new array. */
  byte[] read(long position, int length) throws IOException {
    byte[] bytes = new byte[length];
    read(position, bytes, length);
    return bytes;
  }
}
