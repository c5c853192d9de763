// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.unix;

import io.grpc.Drainable;
import io.grpc.KnownLength;
import io.grpc.Status;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** Frames messages: gRPC over HTTP/2, "Length-Prefixed-Message". */
final class MessageFraming {
  static final int PREFIX = 5;

  private MessageFraming() {}

  /**
   * Returns a message with its prefix.
   *
   * @param most the largest message allowed, in bytes
   */
  static byte[] frame(InputStream message, int most) {
    try (message) {
      int known = message instanceof KnownLength ? message.available() : 0;
      Buffer buffer = new Buffer(PREFIX + known);
      buffer.writeBytes(new byte[PREFIX]);
      if (message instanceof Drainable drainable) {
        drainable.drainTo(buffer);
      } else {
        message.transferTo(buffer);
      }
      int length = buffer.size() - PREFIX;
      if (length > most) {
        throw Status.RESOURCE_EXHAUSTED
            .withDescription("message too large " + length + " > " + most)
            .asRuntimeException();
      }
      byte[] framed = buffer.bytes();
      ByteBuffer.wrap(framed).putInt(1, length);
      return framed;
    } catch (IOException e) {
      throw Status.INTERNAL
          .withDescription("a message cannot be serialized")
          .withCause(e)
          .asRuntimeException();
    }
  }

  /** A buffer that returns its own array if that is full, as for messages of known length. */
  private static final class Buffer extends ByteArrayOutputStream {
    Buffer(int size) {
      super(size);
    }

    byte[] bytes() {
      return count == buf.length ? buf : toByteArray();
    }
  }
}
