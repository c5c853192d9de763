// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management;

import com.google.protobuf.Message;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.netty.handler.ssl.SslContextBuilder;
import io.odpf.optimus.plugin.management.method.ManagementMethod;
import io.odpf.optimus.plugin.management.method.ManagementMethod.Shape;
import io.odpf.optimus.plugin.management.method.ManagementMethods;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The client of gRPC's makers, over TLS. */
final class GrpcClient implements AutoCloseable {
  private final ManagedChannel channel;

  GrpcClient(TestRuntime runtime) throws Exception {
    this(runtime, false);
  }

  /**
   * Connects to a runtime.
   *
   * @param certificate whether to show the client's certificate
   */
  GrpcClient(TestRuntime runtime, boolean certificate) throws Exception {
    SslContextBuilder tls =
        GrpcSslContexts.forClient().trustManager(runtime.certificates.authority().toFile());
    if (certificate) {
      tls.keyManager(
          runtime.certificates.client().toFile(), runtime.certificates.clientKey().toFile());
    }
    channel =
        NettyChannelBuilder.forAddress("localhost", runtime.port()).sslContext(tls.build()).build();
  }

  Channel channel(Optional<String> token) {
    Metadata headers = new Metadata();
    token.ifPresent(
        it ->
            headers.put(
                Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER),
                "Bearer " + it));
    return ClientInterceptors.intercept(
        channel, MetadataUtils.newAttachHeadersInterceptor(headers));
  }

  /** Calls a method; returns its replies as they come. */
  Iterator<Message> call(ManagementMethod<?, ?> method, Message request, Optional<String> token) {
    return ClientCalls.blockingServerStreamingCall(
        channel(token),
        descriptor(method),
        CallOptions.DEFAULT.withDeadlineAfter(5, TimeUnit.MINUTES),
        request);
  }

  @SuppressWarnings("unchecked")
  static MethodDescriptor<Message, Message> descriptor(ManagementMethod<?, ?> method) {
    return MethodDescriptor.<Message, Message>newBuilder()
        .setType(method.shape() == Shape.SINGLE ? MethodType.UNARY : MethodType.SERVER_STREAMING)
        .setFullMethodName(
            MethodDescriptor.generateFullMethodName(
                ManagementMethods.SERVICE.getFullName(), method.name()))
        .setRequestMarshaller(ProtoUtils.marshaller((Message) method.request()))
        .setResponseMarshaller(ProtoUtils.marshaller((Message) method.reply()))
        .build();
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
