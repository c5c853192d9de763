// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.http2;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** Buffers frames until the socket accepts them. Guarded by the connection's lock. */
final class FrameOutput {
  private static final int INITIAL = 4 << 10;
  private static final int KEPT = 64 << 10;

  private ByteBuffer buffer = ByteBuffer.allocate(INITIAL); // filled from 0 to its position

  /** Returns the number of bytes that are not written. */
  int size() {
    return buffer.position();
  }

  /** Begins a frame, whose payload must follow. */
  void frame(int length, int type, int flags, int stream) {
    reserve(Frame.HEADER + length);
    buffer.put((byte) (length >> 16)).putShort((short) length);
    buffer.put((byte) type).put((byte) flags).putInt(stream);
  }

  void number(int value) {
    reserve(Integer.BYTES);
    buffer.putInt(value);
  }

  void bytes(byte[] bytes, int from, int count) {
    reserve(count);
    buffer.put(bytes, from, count);
  }

  void setting(int name, int value) {
    reserve(Short.BYTES + Integer.BYTES);
    buffer.putShort((short) name).putInt(value);
  }

  private void reserve(int count) {
    if (buffer.remaining() < count) {
      int needed = buffer.position() + count;
      ByteBuffer larger = ByteBuffer.allocate(Math.max(needed, buffer.capacity() * 2));
      larger.put(buffer.flip());
      buffer = larger;
    }
  }

  /**
   * Writes as much as the channel accepts without blocking.
   *
   * @return whether everything is written
   */
  boolean writeTo(WritableByteChannel channel) throws IOException {
    if (buffer.position() > 0) {
      buffer.flip();
      channel.write(buffer);
      buffer.compact();
    }
    boolean empty = buffer.position() == 0;
    if (empty && buffer.capacity() > KEPT) {
      buffer = ByteBuffer.allocate(INITIAL);
    }
    return empty;
  }
}
