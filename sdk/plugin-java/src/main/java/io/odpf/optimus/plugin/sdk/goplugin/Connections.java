// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk.goplugin;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.NegotiationType;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Opens the plugin's connections with grpc-netty on one event loop. Memory is not pooled, which
 * halves the time until the first reply. Calls may block, so they run on other threads.
 * Thread-safe.
 */
final class Connections implements AutoCloseable {
  /** Requests contain jobs with their assets; some exceed go-plugin's default of 4 MiB. */
  private static final int LARGEST_MESSAGE = 64 << 20;

  private final HostOffer offer;
  private final boolean tcp;
  private final Optional<Encryption> encryption;
  private final SocketFiles sockets;
  private final EventLoopGroup loop;
  private final ExecutorService calls;

  Connections(HostOffer offer, boolean tcp, Optional<Encryption> encryption, SocketFiles sockets) {
    this.offer = offer;
    this.tcp = tcp;
    this.encryption = encryption;
    this.sockets = sockets;
    this.loop =
        new MultiThreadIoEventLoopGroup(1, threads("connections"), NioIoHandler.newFactory());
    this.calls = Executors.newCachedThreadPool(threads("call"));
  }

  private static ThreadFactory threads(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  /**
   * Serves on a new socket.
   *
   * @throws IOException if the plugin cannot listen on a socket
   */
  Listener listen(List<ServerServiceDefinition> services) throws IOException {
    return tcp ? listenOnPort(services) : listenOnSocket(services);
  }

  private Listener listenOnSocket(List<ServerServiceDefinition> services) throws IOException {
    Path file = sockets.next(offer.socketDirectory());
    NettyServerBuilder builder =
        NettyServerBuilder.forAddress(UnixDomainSocketAddress.of(file))
            .channelType(NioServerDomainSocketChannel.class)
            // grpc-netty sets it on every connection, and netty warns that unix sockets lack it.
            .withChildOption(ChannelOption.SO_KEEPALIVE, null);
    Server server = started(builder, services);
    if (offer.socketGroup().isPresent()) {
      sockets.admit(file, offer.socketGroup().get());
    }
    return new Listener(server, "unix", file.toString());
  }

  private Listener listenOnPort(List<ServerServiceDefinition> services) throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    IOException last = null;
    for (int port = offer.firstPort(); port <= offer.lastPort(); port++) {
      NettyServerBuilder builder =
          NettyServerBuilder.forAddress(new InetSocketAddress(loopback, port))
              .channelType(NioServerSocketChannel.class);
      try {
        Server server = started(builder, services);
        return new Listener(server, "tcp", "127.0.0.1:" + server.getPort());
      } catch (IOException e) {
        last = e;
      }
    }
    throw new IOException(
        "no port of 127.0.0.1 from " + offer.firstPort() + " to " + offer.lastPort() + " is free",
        last);
  }

  private Server started(NettyServerBuilder builder, List<ServerServiceDefinition> services)
      throws IOException {
    encryption.ifPresent(it -> builder.sslContext(it.server()));
    return builder
        .bossEventLoopGroup(loop)
        .workerEventLoopGroup(loop)
        .executor(calls)
        .withChildOption(ChannelOption.ALLOCATOR, UnpooledByteBufAllocator.DEFAULT)
        .maxInboundMessageSize(LARGEST_MESSAGE)
        // The only host may ping as often as it likes.
        .permitKeepAliveTime(1, TimeUnit.SECONDS)
        .permitKeepAliveWithoutCalls(true)
        .addServices(services)
        .build()
        .start();
  }

  /**
   * Connects to the host.
   *
   * @param network {@code unix} or {@code tcp}
   * @throws IOException if the address is invalid
   */
  ManagedChannel dial(String network, String address) throws IOException {
    NettyChannelBuilder builder;
    if (network.equals("unix")) {
      builder =
          NettyChannelBuilder.forAddress(UnixDomainSocketAddress.of(address))
              .channelType(NioDomainSocketChannel.class, UnixDomainSocketAddress.class)
              // grpc-netty sets this option of TCP, which unix sockets lack.
              .withOption(ChannelOption.SO_KEEPALIVE, null);
    } else {
      int colon = address.lastIndexOf(':');
      if (!network.equals("tcp") || colon < 0) {
        throw new IOException("the host listens on " + network + " " + address + ", which is odd");
      }
      builder =
          NettyChannelBuilder.forAddress(
                  new InetSocketAddress(
                      address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))))
              .channelType(NioSocketChannel.class);
    }
    if (encryption.isPresent()) {
      builder.sslContext(encryption.get().client());
    } else {
      builder.negotiationType(NegotiationType.PLAINTEXT);
    }
    return builder
        .eventLoopGroup(loop)
        .executor(calls)
        .withOption(ChannelOption.ALLOCATOR, UnpooledByteBufAllocator.DEFAULT)
        // The name in the host's certificate.
        .overrideAuthority("localhost")
        .maxInboundMessageSize(LARGEST_MESSAGE)
        .disableRetry()
        .build();
  }

  /** Ends the threads and closes the remaining connections. */
  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // nothing waits for the threads
  public void close() {
    calls.shutdownNow();
    loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }
}
