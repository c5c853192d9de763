// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.http2;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** Cuts what is read into frames. Not thread-safe. */
final class FrameInput {
  private static final int SIZE = 2 * (Frame.HEADER + Frame.LARGEST);

  private final ByteBuffer buffer = ByteBuffer.allocate(SIZE); // filled from 0 to its position
  private final Receiver receiver;

  /** Takes frames. */
  @FunctionalInterface
  interface Receiver {
    /**
     * @param payload the receiver's until it returns
     */
    void frame(int type, int flags, int stream, ByteBuffer payload) throws Http2Exception;
  }

  FrameInput(Receiver receiver) {
    this.receiver = receiver;
  }

  /**
   * Reads what there is at this moment.
   *
   * @return whether more may follow; false at the end
   */
  boolean readFrom(ReadableByteChannel channel) throws IOException {
    int read;
    do {
      read = channel.read(buffer);
      boolean full = !buffer.hasRemaining();
      buffer.flip();
      cut();
      buffer.compact();
      if (!full) {
        break; // There was no more, most likely; if there was, the selector tells again.
      }
    } while (read > 0);
    return read >= 0;
  }

  private void cut() throws Http2Exception {
    while (buffer.remaining() >= Frame.HEADER) {
      int start = buffer.position();
      int length = (buffer.get(start) & 0xff) << 16 | buffer.getShort(start + 1) & 0xffff;
      if (length > Frame.LARGEST) {
        throw new Http2Exception(ErrorCode.FRAME_SIZE_ERROR, "a frame of " + length + " bytes");
      }
      int end = start + Frame.HEADER + length;
      if (buffer.limit() < end) {
        return;
      }
      ByteBuffer payload = buffer.slice(start + Frame.HEADER, length);
      int type = buffer.get(start + 3) & 0xff;
      int flags = buffer.get(start + 4) & 0xff;
      int stream = buffer.getInt(start + 5) & Integer.MAX_VALUE;
      buffer.position(end);
      receiver.frame(type, flags, stream, payload);
    }
  }
}
