// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.http2;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** Splits the peer's bytes into frames. Not thread-safe. */
final class FrameInput {
  private static final int SIZE = 2 * (Frame.HEADER + Frame.LARGEST);

  /** The number of reads of one connection before others get their turn. */
  private static final int READS = 8;

  private final ByteBuffer buffer = ByteBuffer.allocate(SIZE); // filled from 0 to its position
  private final Receiver receiver;

  /** Processes frames. */
  @FunctionalInterface
  interface Receiver {
    /**
     * Processes one frame.
     *
     * @param payload valid until this returns
     */
    void frame(int type, int flags, int stream, ByteBuffer payload) throws Http2Exception;
  }

  FrameInput(Receiver receiver) {
    this.receiver = receiver;
  }

  /**
   * Reads what is available, up to a limit.
   *
   * @return whether more may follow; false at the end
   */
  boolean readFrom(ReadableByteChannel channel) throws IOException {
    boolean full = true;
    for (int reads = 0; full && reads < READS; reads++) {
      if (channel.read(buffer) < 0) {
        return false;
      }
      full = !buffer.hasRemaining();
      buffer.flip();
      split();
      buffer.compact();
    }
    return true; // If there is more, the selector reports it again.
  }

  private void split() throws Http2Exception {
    while (buffer.remaining() >= Frame.HEADER) {
      int start = buffer.position();
      int length = (buffer.get(start) & 0xff) << 16 | buffer.getShort(start + 1) & 0xffff;
      if (length > Frame.LARGEST) {
        throw new Http2Exception(
            ErrorCode.FRAME_SIZE_ERROR,
            "a frame of " + length + " bytes, more than the limit of " + Frame.LARGEST);
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
