// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** An artifact that is there as a whole. */
record BytesSource(String name, byte[] bytes) implements ArchiveSource {

  @Override
  public InputStream stream() {
    return new ByteArrayInputStream(bytes);
  }

  @Override
  public SeekableByteChannel channel() {
    return new BytesChannel(bytes);
  }

  /** Gives fewer bytes than asked for now and then, as channels may. */
  private static final class BytesChannel implements SeekableByteChannel {
    private final byte[] bytes;
    private int position;
    private boolean open = true;

    BytesChannel(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read(ByteBuffer target) {
      if (position >= bytes.length) {
        return -1;
      }
      int count = Math.min(Math.min(target.remaining(), bytes.length - position), 5000);
      target.put(bytes, position, count);
      position += count;
      return count;
    }

    @Override
    public int write(ByteBuffer source) {
      throw new NonWritableChannelException();
    }

    @Override
    public long position() {
      return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
      position = (int) newPosition;
      return this;
    }

    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public SeekableByteChannel truncate(long size) {
      throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public void close() {
      open = false;
    }
  }
}
