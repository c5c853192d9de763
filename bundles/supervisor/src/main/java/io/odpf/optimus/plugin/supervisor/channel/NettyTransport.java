// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel;

import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NegotiationType;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;

/**
 * Carries gRPC by netty: one event loop for all plugins, the JDK's own unix sockets and TLS, no
 * native library. Memory is not pooled, which saves half of the time until the first reply of a
 * process and costs nothing measurable afterwards.
 */
public final class NettyTransport implements Transport, AutoCloseable {
  /** Requests and replies of plugins are jobs with their assets; go-plugin's host has no limit. */
  private static final int LARGEST_MESSAGE = 64 << 20;

  private static final long KEEP_ALIVE_SECONDS = 60;
  private static final long END_SECONDS = 5;

  private final EventLoopGroup loop;

  /**
   * @param threads makes the one thread of the event loop
   */
  public NettyTransport(ThreadFactory threads) {
    this.loop = new MultiThreadIoEventLoopGroup(1, threads, NioIoHandler.newFactory());
  }

  @Override
  public ManagedChannel connect(SocketAddress address, Security security, Runnable onLost) {
    NettyChannelBuilder builder = NettyChannelBuilder.forAddress(address);
    if (address instanceof UnixDomainSocketAddress) {
      builder.channelType(NioDomainSocketChannel.class, UnixDomainSocketAddress.class);
      // What grpc-netty asks of TCP, a unix socket does not know.
      builder.withOption(ChannelOption.SO_KEEPALIVE, null);
    } else {
      builder.channelType(NioSocketChannel.class);
      builder.keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
    }
    if (security instanceof Security.MutualTls tls) {
      builder.negotiationType(NegotiationType.TLS).sslContext(context(tls));
    } else {
      builder.negotiationType(NegotiationType.PLAINTEXT);
    }
    Executor direct = Runnable::run;
    ManagedChannel channel =
        builder
            .eventLoopGroup(loop)
            .withOption(ChannelOption.ALLOCATOR, UnpooledByteBufAllocator.DEFAULT)
            // The name in every plugin's certificate.
            .overrideAuthority("localhost")
            .maxInboundMessageSize(LARGEST_MESSAGE)
            .disableRetry()
            .executor(direct)
            .offloadExecutor(direct)
            .build();
    new LossWatch(channel, onLost).watch();
    return channel;
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

  /** Notices once that a connection which was there is gone. */
  private static final class LossWatch {
    private final ManagedChannel channel;
    private final Runnable onLost;
    private final AtomicBoolean lost = new AtomicBoolean();

    LossWatch(ManagedChannel channel, Runnable onLost) {
      this.channel = channel;
      this.onLost = onLost;
    }

    void watch() {
      watchFrom(channel.getState(true), false);
    }

    private void watchFrom(ConnectivityState state, boolean wasReady) {
      boolean ready = wasReady || state == ConnectivityState.READY;
      if (state == ConnectivityState.SHUTDOWN) {
        return;
      }
      if (ready && state != ConnectivityState.READY) {
        if (lost.compareAndSet(false, true)) {
          onLost.run();
        }
        return;
      }
      channel.notifyWhenStateChanged(state, () -> watchFrom(channel.getState(false), ready));
    }
  }

  /**
   * Ends the event loop and waits for that, within limits; connections that are left are closed
   * with it.
   */
  @Override
  public void close() {
    loop.shutdownGracefully(0, END_SECONDS, TimeUnit.SECONDS)
        .awaitUninterruptibly(END_SECONDS, TimeUnit.SECONDS);
  }
}
