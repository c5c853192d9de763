// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.unix;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Calls whose messages are texts. */
final class TextCalls {

  private static final Text TEXT = new Text();

  static final MethodDescriptor<String, String> UNARY = method(MethodDescriptor.MethodType.UNARY);
  static final MethodDescriptor<String, String> CHAT =
      method(MethodDescriptor.MethodType.BIDI_STREAMING);

  private TextCalls() {}

  private static MethodDescriptor<String, String> method(MethodDescriptor.MethodType type) {
    return MethodDescriptor.<String, String>newBuilder(TEXT, TEXT)
        .setType(type)
        .setFullMethodName("texts.Texts/" + type)
        .build();
  }

  /** A method whose responses cannot be parsed. */
  static MethodDescriptor<String, String> unparsable(RuntimeException cause) {
    return UNARY.toBuilder(TEXT, new Unparsable(cause)).build();
  }

  /** A deadline that is reached only when a test fails. */
  static CallOptions patient() {
    return CallOptions.DEFAULT.withDeadlineAfter(5, TimeUnit.MINUTES);
  }

  static String call(Channel channel, String request) {
    return ClientCalls.blockingUnaryCall(channel, UNARY, patient(), request);
  }

  /** The status with which a call fails; OK if it does not. */
  static Status status(Channel channel, CallOptions options) {
    try {
      ClientCalls.blockingUnaryCall(channel, UNARY, options, "hello");
      return Status.OK;
    } catch (StatusRuntimeException e) {
      return e.getStatus();
    }
  }

  static Status status(Channel channel) {
    return status(channel, patient());
  }

  /** Starts a unary call, and returns it with its end. */
  static Running start(Channel channel, CallOptions options, String request) {
    ClientCall<String, String> call = channel.newCall(UNARY, options);
    Running running = new Running(call);
    call.start(running, new Metadata());
    call.request(2);
    call.sendMessage(request);
    call.halfClose();
    return running;
  }

  /** Starts a call of many messages, whose request has ended, and which requests no message. */
  static Running startChat(Channel channel) {
    ClientCall<String, String> call = channel.newCall(CHAT, patient());
    Running running = new Running(call);
    call.start(running, new Metadata());
    call.halfClose();
    return running;
  }

  /** A call that was started. */
  static class Running extends ClientCall.Listener<String> {
    private final ClientCall<String, String> call;
    private final StringBuffer text = new StringBuffer();
    private final CompletableFuture<Status> end = new CompletableFuture<>();

    Running(ClientCall<String, String> call) {
      this.call = call;
    }

    void cancel() {
      call.cancel("by the test", null);
    }

    Status end() throws Exception {
      return end.get(5, TimeUnit.MINUTES);
    }

    boolean ended() {
      return end.isDone();
    }

    String text() {
      return text.toString();
    }

    @Override
    public void onMessage(String message) {
      text.append(message);
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
      end.complete(status);
    }
  }

  private record Unparsable(RuntimeException cause) implements MethodDescriptor.Marshaller<String> {
    @Override
    public InputStream stream(String value) {
      throw cause;
    }

    @Override
    public String parse(InputStream stream) {
      throw cause;
    }
  }

  private static final class Text implements MethodDescriptor.Marshaller<String> {
    @Override
    public InputStream stream(String value) {
      return new ByteArrayInputStream(value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String parse(InputStream stream) {
      try (stream) {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
