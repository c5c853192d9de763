// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.broker;

import io.grpc.BindableService;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** Services of plugins and hosts without generated classes. */
final class RawService {
  private static final MethodDescriptor.Marshaller<RawMessage> MARSHALLER =
      new MethodDescriptor.Marshaller<>() {
        @Override
        public InputStream stream(RawMessage message) {
          return new ByteArrayInputStream(message.bytes());
        }

        @Override
        public RawMessage parse(InputStream stream) {
          try {
            return RawMessage.parse(stream.readAllBytes());
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
      };

  private RawService() {}

  /** Calls, and waits at most 20 s. */
  static RawMessage call(Channel channel, String method, RawMessage request) {
    return ClientCalls.blockingUnaryCall(
        channel,
        descriptor(method),
        CallOptions.DEFAULT.withWaitForReady().withDeadlineAfter(5, TimeUnit.MINUTES),
        request);
  }

  /** A service with one method. */
  static BindableService of(String method, UnaryOperator<RawMessage> answer) {
    return () ->
        ServerServiceDefinition.builder(MethodDescriptor.extractFullServiceName(method))
            .addMethod(
                descriptor(method),
                ServerCalls.asyncUnaryCall(
                    (RawMessage request, io.grpc.stub.StreamObserver<RawMessage> reply) -> {
                      reply.onNext(answer.apply(request));
                      reply.onCompleted();
                    }))
            .build();
  }

  private static MethodDescriptor<RawMessage, RawMessage> descriptor(String method) {
    return MethodDescriptor.newBuilder(MARSHALLER, MARSHALLER)
        .setType(MethodType.UNARY)
        .setFullMethodName(method)
        .build();
  }
}
