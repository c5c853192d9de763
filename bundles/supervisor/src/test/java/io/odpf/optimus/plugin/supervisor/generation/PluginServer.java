// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.generation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.MessageLite;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.odpf.optimus.plugin.proto.reflection.v1alpha.ListServiceResponse;
import io.odpf.optimus.plugin.proto.reflection.v1alpha.ServerReflectionRequest;
import io.odpf.optimus.plugin.proto.reflection.v1alpha.ServerReflectionResponse;
import io.odpf.optimus.plugin.proto.reflection.v1alpha.ServiceResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A gRPC server on a unix socket, of the calls that a test names by the generated descriptors of a
 * generation. Records what it is sent. Closed when the test is over.
 */
final class PluginServer implements AfterEachCallback {
  private final Path directory;
  private final Path socket;
  private final Map<String, ServerServiceDefinition.Builder> services = new LinkedHashMap<>();
  private final Map<MethodDescriptor<?, ?>, Object> requests = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<String> calls = new ConcurrentLinkedQueue<>();
  private final MultiThreadIoEventLoopGroup connections =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final MultiThreadIoEventLoopGroup loop =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final List<ManagedChannel> channels = new ArrayList<>();
  private Optional<CrashingServer> crashing = Optional.empty();
  private boolean crashes;
  private final CountDownLatch cancelled = new CountDownLatch(1);
  private final CountDownLatch waiting = new CountDownLatch(1);
  private Server server;

  PluginServer() {
    try {
      directory = Files.createTempDirectory("server");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    socket = directory.resolve("s");
  }

  /** Answers a call. */
  <Q, R> PluginServer answer(MethodDescriptor<Q, R> method, R reply) {
    return unary(
        method,
        (request, observer) -> {
          requests.put(method, request);
          observer.onNext(reply);
          observer.onCompleted();
        });
  }

  /** Answers a call with its own message of the same fields as another generation's. */
  <Q, R> PluginServer answerLike(MethodDescriptor<Q, R> method, MessageLite reply) {
    R own = method.parseResponse(new ByteArrayInputStream(reply.toByteArray()));
    assertThat(Texts.of((MessageLite) own)).isEqualTo(Texts.of(reply));
    return answer(method, own);
  }

  /** Fails a call. */
  <Q, R> PluginServer fail(MethodDescriptor<Q, R> method, Status status) {
    return unary(method, (request, observer) -> observer.onError(status.asRuntimeException()));
  }

  private <Q, R> PluginServer unary(
      MethodDescriptor<Q, R> method, ServerCalls.UnaryMethod<Q, R> how) {
    return serve(method, ServerCalls.asyncUnaryCall(how));
  }

  /** Never answers a call. */
  <Q, R> PluginServer hang(MethodDescriptor<Q, R> method) {
    return serve(
        method,
        (call, headers) -> {
          waiting.countDown();
          return new ServerCall.Listener<>() {
            @Override
            public void onCancel() {
              cancelled.countDown();
            }
          };
        });
  }

  /** Closes the connection at any call, as a process does that ends. */
  PluginServer crash() {
    crashes = true;
    return this;
  }

  private <Q, R> PluginServer serve(
      MethodDescriptor<Q, R> method, ServerCallHandler<Q, R> handler) {
    services
        .computeIfAbsent(method.getServiceName(), ServerServiceDefinition::builder)
        .addMethod(
            method,
            (call, headers) -> {
              calls.add(method.getFullMethodName());
              return handler.startCall(call, headers);
            });
    return this;
  }

  /** Lists all services that are there by then, and further ones. */
  PluginServer reflection(
      MethodDescriptor<ServerReflectionRequest, ServerReflectionResponse> method,
      String... further) {
    ListServiceResponse.Builder list = ListServiceResponse.newBuilder();
    for (String name : services.keySet()) {
      list.addService(ServiceResponse.newBuilder().setName(name));
    }
    for (String name : further) {
      list.addService(ServiceResponse.newBuilder().setName(name));
    }
    return stream(
        method, ServerReflectionResponse.newBuilder().setListServicesResponse(list).build());
  }

  /** Answers each message of a stream, and ends with it, as go-plugin's reflection does. */
  <Q, R> PluginServer stream(MethodDescriptor<Q, R> method, R reply) {
    return serve(
        method,
        ServerCalls.asyncBidiStreamingCall(
            (StreamObserver<R> observer) ->
                new StreamObserver<Q>() {
                  @Override
                  public void onNext(Q request) {
                    requests.put(method, request);
                    observer.onNext(reply);
                  }

                  @Override
                  public void onError(Throwable failure) {}

                  @Override
                  public void onCompleted() {
                    observer.onCompleted();
                  }
                }));
  }

  PluginServer start() throws IOException {
    if (crashes) {
      crashing = Optional.of(CrashingServer.start(socket));
      return this;
    }
    NettyServerBuilder builder =
        NettyServerBuilder.forAddress(UnixDomainSocketAddress.of(socket))
            .channelType(NioServerDomainSocketChannel.class)
            .bossEventLoopGroup(loop)
            .workerEventLoopGroup(connections);
    for (ServerServiceDefinition.Builder service : services.values()) {
      builder.addService(service.build());
    }
    server = builder.build().start();
    return this;
  }

  ManagedChannel channel() {
    ManagedChannel channel =
        NettyChannelBuilder.forAddress(UnixDomainSocketAddress.of(socket))
            .channelType(NioDomainSocketChannel.class, UnixDomainSocketAddress.class)
            .eventLoopGroup(loop)
            .overrideAuthority("localhost")
            .usePlaintext()
            .build();
    channels.add(channel);
    return channel;
  }

  /** The last request of a call, in the words of its generation. */
  String request(MethodDescriptor<?, ?> method) {
    return Texts.of((MessageLite) requests.get(method));
  }

  /** The full names of the calls that came, in their order. */
  List<String> calls() {
    return List.copyOf(calls);
  }

  /** Waits until a call hangs. */
  void awaitCall() throws InterruptedException {
    if (!waiting.await(5, TimeUnit.MINUTES)) {
      throw new AssertionError("no call came");
    }
  }

  /** Waits until the host cancelled a call that hangs. */
  void awaitCancel() throws InterruptedException {
    if (!cancelled.await(5, TimeUnit.MINUTES)) {
      throw new AssertionError("the call was not cancelled");
    }
  }

  @Override
  public void afterEach(ExtensionContext context) throws InterruptedException, IOException {
    for (ManagedChannel channel : channels) {
      channel.shutdownNow().awaitTermination(5, TimeUnit.MINUTES);
    }
    if (crashing.isPresent()) {
      crashing.get().close();
    }
    if (server != null) {
      server.shutdownNow().awaitTermination(5, TimeUnit.MINUTES);
    }
    loop.shutdownGracefully(0, 0, TimeUnit.SECONDS).await();
    connections.shutdownGracefully(0, 0, TimeUnit.SECONDS).await();
    Files.deleteIfExists(socket);
    Files.delete(directory);
  }
}
