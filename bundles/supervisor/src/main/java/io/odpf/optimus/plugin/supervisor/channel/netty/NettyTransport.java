// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.netty;

import io.grpc.BindableService;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NegotiationType;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.odpf.optimus.plugin.supervisor.channel.Security;
import io.odpf.optimus.plugin.supervisor.channel.ServiceHost;
import io.odpf.optimus.plugin.supervisor.channel.SharedConnection;
import io.odpf.optimus.plugin.supervisor.channel.SharingTransport;
import io.odpf.optimus.plugin.supervisor.channel.Transport;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/**
 * Carries gRPC by netty, with one event loop for all plugins, the JDK's unix sockets and TLS, and
 * no native library. Memory is not pooled, which halves the time until a process's first reply and
 * has no measurable cost afterwards.
 */
public final class NettyTransport
    implements Transport, ServiceHost, SharingTransport, AutoCloseable {

  /**
   * Above five minutes, since grpc-go's servers take more frequent pings for an attack and close
   * the connection. Health checks detect a hanging plugin much earlier.
   */
  private static final long KEEP_ALIVE_SECONDS = 330;

  /** The quiet time after the last task, for calls that are ending on other threads. */
  private static final long QUIET_MILLIS = 20;

  private static final long END_MILLIS = 5_000;

  private final EventLoopGroup loop;

  /**
   * @param threads creates the one thread of the event loop
   */
  public NettyTransport(ThreadFactory threads) {
    this.loop = new MultiThreadIoEventLoopGroup(1, threads, PluginLoopHandler.newFactory());
  }

  @Override
  public ManagedChannel connect(SocketAddress address, Security security, Runnable onLost) {
    NettyChannelBuilder builder = NettyChannelBuilder.forAddress(address);
    if (address instanceof UnixDomainSocketAddress) {
      builder.channelType(NioDomainSocketChannel.class, UnixDomainSocketAddress.class);
      // grpc-netty sets this option of TCP, which unix sockets lack.
      builder.withOption(ChannelOption.SO_KEEPALIVE, null);
    } else {
      builder.channelType(NioSocketChannel.class);
      builder.keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
    }
    ManagedChannel channel = channel(builder.eventLoopGroup(loop), security);
    new LossWatch(channel, onLost).watch();
    return channel;
  }

  /** Completes a channel of any address. */
  static ManagedChannel channel(NettyChannelBuilder builder, Security security) {
    if (security instanceof Security.MutualTls tls) {
      builder.negotiationType(NegotiationType.TLS).sslContext(context(tls));
    } else {
      builder.negotiationType(NegotiationType.PLAINTEXT);
    }
    Executor direct = Runnable::run;
    return builder
        .withOption(ChannelOption.ALLOCATOR, UnpooledByteBufAllocator.DEFAULT)
        // The name in every plugin's certificate.
        .overrideAuthority("localhost")
        .maxInboundMessageSize(Transport.LARGEST_MESSAGE)
        .intercept(new RequestLimit())
        .disableRetry()
        .executor(direct)
        .offloadExecutor(direct)
        .build();
  }

  @Override
  public SharedConnection share(SocketAddress address) {
    return new NettySharedConnection(loop, address);
  }

  @Override
  public Server serve(
      SocketAddress address, Security security, List<BindableService> services, Executor executor)
      throws IOException {
    NettyServerBuilder builder = NettyServerBuilder.forAddress(address);
    if (address instanceof UnixDomainSocketAddress) {
      builder.channelType(NioServerDomainSocketChannel.class);
      builder.withChildOption(ChannelOption.SO_KEEPALIVE, null);
    } else {
      builder.channelType(NioServerSocketChannel.class);
    }
    builder.bossEventLoopGroup(loop).workerEventLoopGroup(loop);
    return server(builder, security, services, executor);
  }

  /** Completes and starts a server of any address. */
  static Server server(
      NettyServerBuilder builder,
      Security security,
      List<BindableService> services,
      Executor executor)
      throws IOException {
    if (security instanceof Security.MutualTls tls) {
      builder.sslContext(serverContext(tls));
    }
    for (BindableService service : services) {
      builder.addService(service);
    }
    return builder
        .withChildOption(ChannelOption.ALLOCATOR, UnpooledByteBufAllocator.DEFAULT)
        .maxInboundMessageSize(Transport.LARGEST_MESSAGE)
        .executor(executor)
        .build()
        .start();
  }

  private static SslContext serverContext(Security.MutualTls tls) {
    try {
      return GrpcSslContexts.configure(SslContextBuilder.forServer(tls.own()), SslProvider.JDK)
          .trustManager(tls.plugin())
          .clientAuth(ClientAuth.REQUIRE)
          .build();
    } catch (SSLException e) {
      throw new IllegalStateException("the JDK's TLS cannot be used", e);
    }
  }

  private static SslContext context(Security.MutualTls tls) {
    try {
      return GrpcSslContexts.configure(SslContextBuilder.forClient(), SslProvider.JDK)
          .keyManager(tls.own())
          .trustManager(tls.plugin())
          .build();
    } catch (SSLException e) {
      throw new IllegalStateException("the JDK's TLS cannot be used", e);
    }
  }

  /** Ends the event loop with its remaining connections, and waits for that within limits. */
  @Override
  public void close() {
    loop.shutdownGracefully(QUIET_MILLIS, END_MILLIS, TimeUnit.MILLISECONDS)
        .awaitUninterruptibly(END_MILLIS, TimeUnit.MILLISECONDS);
  }
}
