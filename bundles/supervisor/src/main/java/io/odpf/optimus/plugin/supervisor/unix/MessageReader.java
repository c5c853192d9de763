// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.unix;

import io.grpc.Status;
import io.grpc.StatusException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Puts messages together of the parts in which they are received. Not thread-safe. */
final class MessageReader {
  private final int largest;
  private final Deque<ByteBuffer> parts = new ArrayDeque<>();
  private int available;
  private int expected = -1; // the length of the message whose prefix was read

  /**
   * @param largest the largest message that is taken, in bytes
   */
  MessageReader(int largest) {
    this.largest = largest;
  }

  void add(byte[] bytes) {
    if (bytes.length > 0) {
      parts.add(ByteBuffer.wrap(bytes));
      available += bytes.length;
    }
  }

  /** How many bytes of messages that are not complete, or not taken, there are. */
  int available() {
    return available;
  }

  /**
   * The next message, if it is complete.
   *
   * @throws StatusException if it is none, or too large
   */
  Optional<byte[]> next() throws StatusException {
    if (expected < 0) {
      if (available < MessageFraming.PREFIX) {
        return Optional.empty();
      }
      expected = length(ByteBuffer.wrap(take(MessageFraming.PREFIX)));
    }
    if (available < expected) {
      return Optional.empty();
    }
    byte[] message = take(expected);
    expected = -1;
    return Optional.of(message);
  }

  /** Whether the parts end within a message. */
  boolean cutOff() {
    return expected >= 0 || available > 0;
  }

  private int length(ByteBuffer prefix) throws StatusException {
    if (prefix.get() != 0) {
      throw Status.INTERNAL
          .withDescription("a message is compressed, which was not asked for")
          .asException();
    }
    long length = prefix.getInt() & 0xffff_ffffL;
    if (length > largest) {
      throw Status.RESOURCE_EXHAUSTED
          .withDescription("gRPC message exceeds maximum size " + largest + ": " + length)
          .asException();
    }
    return (int) length;
  }

  private byte[] take(int count) {
    ByteBuffer first = parts.peek();
    if (first != null && first.position() == 0 && first.remaining() == count) {
      parts.remove();
      available -= count;
      return first.array();
    }
    byte[] taken = new byte[count];
    int filled = 0;
    while (filled < count) {
      ByteBuffer part = parts.element();
      int some = Math.min(count - filled, part.remaining());
      part.get(taken, filled, some);
      filled += some;
      if (!part.hasRemaining()) {
        parts.remove();
      }
    }
    available -= count;
    return taken;
  }
}
