// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.unix;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.odpf.optimus.plugin.supervisor.channel.Security;
import io.odpf.optimus.plugin.supervisor.channel.Transport;
import io.odpf.optimus.plugin.supervisor.channel.netty.NettyTransport;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls of all kinds, by many threads at once, to a server by grpc-netty; netty is the oracle. */
class MixedCallsTest {
  private static final int THREADS = 16;
  private static final int CALLS = 300;

  /** Logs calls that were cancelled while they were answered, with their stack traces. */
  private static final Logger NOISE = Logger.getLogger("io.grpc.netty.NettyServerHandler");

  @TempDir Path directory;
  private final UnixTransport own = UnixTransport.start(Thread::new);
  private final NettyTransport netty = new NettyTransport(Thread::new);
  private final MultiThreadIoEventLoopGroup loop =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private UnixDomainSocketAddress address;
  private Server server;

  @BeforeEach
  void serve() throws Exception {
    NOISE.setLevel(Level.SEVERE);
    address = UnixDomainSocketAddress.of(directory.resolve("s"));
    server =
        NettyServerBuilder.forAddress(address)
            .channelType(NioServerDomainSocketChannel.class)
            .bossEventLoopGroup(loop)
            .workerEventLoopGroup(loop)
            .withChildOption(ChannelOption.SO_KEEPALIVE, null)
            .maxConcurrentCallsPerConnection(10)
            .addService(
                ServerServiceDefinition.builder("texts.Texts")
                    .addMethod(
                        TextCalls.UNARY,
                        ServerCalls.asyncUnaryCall(
                            (request, observer) -> {
                              if (request.startsWith("fail")) {
                                observer.onError(
                                    Status.ABORTED.withDescription(request).asRuntimeException());
                              } else if (!request.startsWith("hang")) {
                                observer.onNext(request + request);
                                observer.onCompleted();
                              }
                            }))
                    .build())
            .build()
            .start();
  }

  @AfterEach
  void close() throws Exception {
    NOISE.setLevel(null);
    own.close();
    netty.close();
    server.shutdownNow().awaitTermination();
    loop.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
  }

  /** What becomes of one call, whatever carries it. */
  private static String outcome(ManagedChannel channel, Random random) throws Exception {
    String text = "x".repeat(random.nextInt(random.nextInt(10) == 0 ? 200_000 : 100));
    switch (random.nextInt(6)) {
      case 0 -> {
        return failure(channel, TextCalls.patient(), "fail" + text.length());
      }
      case 1 -> {
        TextCalls.Running call = TextCalls.start(channel, TextCalls.patient(), "hang" + text);
        call.cancel();
        return call.end().getCode().toString();
      }
      case 2 -> {
        CallOptions soon = CallOptions.DEFAULT.withDeadlineAfter(2, TimeUnit.MILLISECONDS);
        return failure(channel, soon, "hang" + text).substring(0, 8);
      }
      case 3 -> {
        return failure(channel, TextCalls.patient().withMaxInboundMessageSize(5), "large" + text)
            .substring(0, 8);
      }
      default -> {
        return "OK " + TextCalls.call(channel, text).length();
      }
    }
  }

  private static String failure(ManagedChannel channel, CallOptions options, String request) {
    try {
      ClientCalls.blockingUnaryCall(channel, TextCalls.UNARY, options, request);
      return "no failure";
    } catch (StatusRuntimeException e) {
      return e.getStatus().getCode() + " " + e.getStatus().getDescription();
    }
  }

  private List<String> outcomes(Transport transport) throws Exception {
    ManagedChannel channel = transport.connect(address, Security.CLEAR, () -> {});
    TextCalls.call(channel, "first"); // The server's limit of streams is known from here on.
    List<List<String>> each = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    Queue<Exception> failures = new ConcurrentLinkedQueue<>();
    for (int i = 0; i < THREADS; i++) {
      Random random = new Random(i);
      List<String> list = new ArrayList<>();
      each.add(list);
      Thread thread =
          new Thread(
              () -> {
                try {
                  for (int call = 0; call < CALLS; call++) {
                    list.add(outcome(channel, random));
                  }
                } catch (Exception e) {
                  failures.add(e);
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(failures).isEmpty();
    channel.shutdown();
    assertThat(channel.awaitTermination(5, TimeUnit.MINUTES)).isTrue();
    return each.stream().flatMap(List::stream).toList();
  }

  @Test
  void endsCallsAsNettyDoes() throws Exception {
    assertThat(outcomes(own)).isEqualTo(outcomes(netty));
  }
}
