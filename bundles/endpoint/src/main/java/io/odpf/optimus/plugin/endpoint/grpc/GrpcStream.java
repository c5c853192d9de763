// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.endpoint.grpc;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.odpf.optimus.plugin.endpoint.exchange.Exchange;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.endpoint.problem.EndpointProblem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/**
 * The length-prefixed messages of a call: a byte that is 1 for a compressed message, the length in
 * four bytes, and the message.
 */
public final class GrpcStream {
  private static final int HEADER = 5;

  private final Exchange exchange;

  GrpcStream(Exchange exchange) {
    this.exchange = exchange;
  }

  /**
   * Reads the only request of a call.
   *
   * @throws EndpointException if there is not exactly one request, or it is malformed
   */
  public <Q extends Message> Q single(Q empty) throws EndpointException, InterruptedException {
    Q request = first(empty);
    if (exchange.read(1, exchange.limits().requestTime()).length > 0) {
      throw malformed("the call has more than one request", null);
    }
    return request;
  }

  /**
   * Reads the first request of a call.
   *
   * @throws EndpointException if there is no request, or it is malformed
   */
  public <Q extends Message> Q first(Q empty) throws EndpointException, InterruptedException {
    return next(empty, exchange.limits().requestTime())
        .orElseThrow(() -> malformed("the call has no request", null));
  }

  /**
   * Waits for a further request as long as the stream may last; empty at the end of the requests.
   */
  public <Q extends Message> Optional<Q> later(Q empty)
      throws EndpointException, InterruptedException {
    return next(empty, exchange.limits().streamTime());
  }

  /**
   * Reads the next request; empty at the end of the requests.
   *
   * @param empty an empty request
   * @param time the longest time to wait for its prefix
   */
  <Q extends Message> Optional<Q> next(Q empty, Duration time)
      throws EndpointException, InterruptedException {
    byte[] header = exchange.read(HEADER, time);
    if (header.length == 0) {
      return Optional.empty();
    }
    if (header.length < HEADER || header[0] != 0) {
      throw malformed(
          header.length < HEADER
              ? "the request is cut off"
              : "the request is compressed, which the server does not support",
          null);
    }
    int length = ByteBuffer.wrap(header, 1, HEADER - 1).getInt();
    if (length < 0 || length > exchange.limits().requestBytes()) {
      throw Exchange.tooLarge(exchange.limits().requestBytes());
    }
    byte[] bytes = exchange.read(length, exchange.limits().requestTime());
    if (bytes.length < length) {
      throw malformed("the request is cut off", null);
    }
    try {
      @SuppressWarnings("unchecked")
      Q request = (Q) empty.getParserForType().parseFrom(bytes);
      return Optional.of(request);
    } catch (InvalidProtocolBufferException failure) {
      throw malformed("the request is not a " + empty.getDescriptorForType().getName(), failure);
    }
  }

  /** Sends a reply; waits until it is written. */
  public void send(Message reply) throws EndpointException, InterruptedException {
    int length = reply.getSerializedSize();
    byte[] bytes = new byte[HEADER + length];
    ByteBuffer.wrap(bytes).put((byte) 0).putInt(length);
    try {
      reply.writeTo(CodedOutputStream.newInstance(bytes, HEADER, length));
    } catch (IOException failure) {
      throw new IllegalStateException("an array has no such failure", failure);
    }
    exchange.write(ByteBuffer.wrap(bytes));
  }

  private static EndpointException malformed(
      String message, @org.jspecify.annotations.Nullable Exception cause) {
    return new EndpointException(
        EndpointProblem.BAD_REQUEST, message, "compare the .proto files of both sides", cause);
  }
}
