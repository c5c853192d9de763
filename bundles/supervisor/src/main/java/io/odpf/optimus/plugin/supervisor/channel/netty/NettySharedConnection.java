// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.netty;

import io.grpc.BindableService;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerAdapter;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.local.LocalAddress;
import io.netty.channel.local.LocalChannel;
import io.netty.channel.local.LocalServerChannel;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.odpf.optimus.plugin.supervisor.channel.Security;
import io.odpf.optimus.plugin.supervisor.channel.SharedConnection;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * A socket with a {@link MultiplexSession}. gRPC uses netty's local connections within this
 * process, each of which is carried over the socket as one stream. All run on the socket's event
 * loop. Thread-safe.
 */
@SuppressWarnings("FutureReturnValueIgnored") // A failed write or close ends the channel.
final class NettySharedConnection implements SharedConnection {
  private static final System.Logger LOG = System.getLogger(NettySharedConnection.class.getName());

  private final EventLoopGroup loop;
  private final MultiplexSession session = new MultiplexSession(this::opened);
  private final ChannelFuture socket;
  private final Object turn = new Object();
  private Optional<LocalAddress> next = Optional.empty(); // used on the socket's event loop

  /**
   * @param loop of one thread, which serves local connections as well
   */
  NettySharedConnection(EventLoopGroup loop, SocketAddress address) {
    this.loop = loop;
    boolean unix = address instanceof UnixDomainSocketAddress;
    this.socket =
        new Bootstrap()
            .group(loop)
            .channel(unix ? NioDomainSocketChannel.class : NioSocketChannel.class)
            .handler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    channel.pipeline().addLast(session);
                  }
                })
            .connect(address);
  }

  @Override
  public ManagedChannel connect(
      Security security, Announcement announcement, Executor announcer, Runnable onLost) {
    LocalAddress address = new LocalAddress(NettySharedConnection.class);
    Channel entrance =
        new ServerBootstrap()
            .group(loop)
            .channel(LocalServerChannel.class)
            .childOption(ChannelOption.AUTO_READ, false)
            .childHandler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel local) {
                    // It cannot be written to before it is active.
                    local
                        .pipeline()
                        .addLast(
                            new ChannelInboundHandlerAdapter() {
                              @Override
                              public void channelActive(ChannelHandlerContext context) {
                                announce(local, announcement, announcer);
                              }
                            });
                  }
                })
            .bind(address)
            .syncUninterruptibly()
            .channel();
    ManagedChannel channel =
        NettyTransport.channel(
            NettyChannelBuilder.forAddress(address)
                .channelType(LocalChannel.class, LocalAddress.class)
                .withOption(ChannelOption.SO_KEEPALIVE, null)
                .eventLoopGroup(loop),
            security);
    new LossWatch(channel, onLost).watch();
    closeWith(channel, entrance);
    return channel;
  }

  /** Closes a channel's entrance when the channel is shut down. */
  private static void closeWith(ManagedChannel channel, Channel entrance) {
    ConnectivityState state = channel.getState(false);
    if (state == ConnectivityState.SHUTDOWN) {
      entrance.close();
    } else {
      channel.notifyWhenStateChanged(state, () -> closeWith(channel, entrance));
    }
  }

  private void announce(Channel local, Announcement announcement, Executor announcer) {
    try {
      announcer.execute(() -> open(local, announcement));
    } catch (RejectedExecutionException e) {
      // The executor of the announcements has ended, and the connection ends with it.
      local.close();
    }
  }

  /** Opens a stream for a local connection, once it was announced to the plugin. */
  private void open(Channel local, Announcement announcement) {
    try {
      synchronized (turn) {
        socket.await();
        announcement.announce();
        socket.channel().eventLoop().submit(() -> session.open(local)).get();
      }
    } catch (IOException | ExecutionException | RejectedExecutionException e) {
      LOG.log(System.Logger.Level.DEBUG, "a plugin does not take a connection", e);
      local.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      local.close();
    }
  }

  @Override
  public void connectUnused() {
    socket.channel().eventLoop().execute(session::openUnused);
  }

  @Override
  public Entrance serve(Security security, List<BindableService> services, Executor executor)
      throws IOException {
    LocalAddress address = new LocalAddress(NettySharedConnection.class);
    Server server =
        NettyTransport.server(
            NettyServerBuilder.forAddress(address)
                .channelType(LocalServerChannel.class)
                .withChildOption(ChannelOption.SO_KEEPALIVE, null)
                .bossEventLoopGroup(loop)
                .workerEventLoopGroup(loop),
            security,
            services,
            executor);
    return new LocalEntrance(address, server);
  }

  /** A server with an address within this process. */
  private final class LocalEntrance implements Entrance {
    private final LocalAddress address;
    private final Server server;

    LocalEntrance(LocalAddress address, Server server) {
      this.address = address;
      this.server = server;
    }

    @Override
    public void letNextIn() {
      // A plugin opens one stream at a time, so the previous one has arrived or never will.
      socket.channel().eventLoop().execute(() -> next = Optional.of(address));
    }

    @Override
    public Server server() {
      return server;
    }
  }

  /** Connects a stream that the plugin opened to its server. */
  private void opened(MultiplexStream stream) {
    if (next.isEmpty()) {
      stream.refuse();
      return;
    }
    LocalAddress address = next.get();
    next = Optional.empty();
    stream.accept();
    new Bootstrap()
        .group(loop)
        .channel(LocalChannel.class)
        .option(ChannelOption.AUTO_READ, false)
        .handler(new ChannelHandlerAdapter() {})
        .connect(address)
        .addListener(
            (ChannelFuture connected) ->
                socket
                    .channel()
                    .eventLoop()
                    .execute(
                        () -> {
                          if (connected.isSuccess()) {
                            stream.carry(connected.channel());
                          } else {
                            stream.refuse();
                          }
                        }));
  }

  @Override
  public void close() {
    socket.channel().close();
  }
}
