// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.unix;

import io.grpc.Status;
import io.grpc.StatusException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Assembles messages from the parts in which they are received. Not thread-safe. */
final class MessageReader {
  /** Smaller parts are copied together, so that small frames take little memory. */
  private static final int SMALL = 1 << 10;

  private static final int COLLECTED = 4 * SMALL;

  private final int largest;
  private final Deque<ByteBuffer> parts = new ArrayDeque<>();
  private int available;
  private int expected = -1; // the length of the message whose prefix was read

  /**
   * @param largest the largest message that is accepted, in bytes
   */
  MessageReader(int largest) {
    this.largest = largest;
  }

  void add(byte[] bytes) {
    available += bytes.length;
    if (bytes.length >= SMALL || parts.isEmpty() && bytes.length > 0) {
      parts.add(ByteBuffer.wrap(bytes));
    } else if (bytes.length > 0) {
      collect(bytes);
    }
  }

  private void collect(byte[] bytes) {
    ByteBuffer last = parts.getLast();
    int end = last.limit();
    if (last.capacity() - end < bytes.length) {
      last = ByteBuffer.allocate(COLLECTED);
      end = 0;
      parts.add(last);
    }
    last.limit(end + bytes.length);
    last.put(end, bytes);
  }

  /** Returns the number of bytes that were added and not consumed. */
  int available() {
    return available;
  }

  /**
   * Returns the next message, if it is complete.
   *
   * @throws StatusException if it is too large, or not a message
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

  /** Returns whether there are unconsumed bytes. */
  boolean cutOff() {
    return expected >= 0 || available > 0;
  }

  private int length(ByteBuffer prefix) throws StatusException {
    byte compressed = prefix.get();
    if (compressed != 0) {
      throw Status.INTERNAL
          .withDescription(
              compressed == 1
                  ? "a compressed message, which the request did not accept"
                  : "not a gRPC message: it begins with byte " + (compressed & 0xff))
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

  @SuppressWarnings("ByteBufferBackingArray") // The parts wrap arrays from their start.
  private byte[] take(int count) {
    ByteBuffer first = parts.peek();
    if (first != null && first.remaining() == count && first.capacity() == count) {
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
