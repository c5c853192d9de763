// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.grpc.BindableService;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.odpf.optimus.plugin.supervisor.channel.Security;
import io.odpf.optimus.plugin.supervisor.channel.ServiceHost;
import io.odpf.optimus.plugin.supervisor.channel.SharedConnection;
import io.odpf.optimus.plugin.supervisor.channel.SharingTransport;
import io.odpf.optimus.plugin.supervisor.channel.Transport;
import io.odpf.optimus.plugin.supervisor.channel.netty.NettyTransport;
import io.odpf.optimus.plugin.supervisor.channel.unix.UnixTransport;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;

/**
 * Chooses the transport of a connection and creates each transport when it is first needed: our own
 * for unix sockets in clear, netty for the rest, since loading netty takes longer than everything
 * else. Thread-safe.
 */
final class LazyTransport implements Transport, ServiceHost, SharingTransport, AutoCloseable {
  private final ThreadFactory threads;

  @GuardedBy("this")
  private Optional<UnixTransport> unix = Optional.empty();

  @GuardedBy("this")
  private Optional<NettyTransport> netty = Optional.empty();

  @GuardedBy("this")
  private boolean preparing;

  @GuardedBy("this")
  private boolean closed;

  /**
   * @param threads creates the one thread of each transport
   */
  LazyTransport(ThreadFactory threads) {
    this.threads = threads;
  }

  /** Loads the transport of nearly all plugins while the first one's process starts. */
  @Override
  public void prepare() {
    synchronized (this) {
      if (closed || preparing) {
        return;
      }
      preparing = true;
    }
    threads.newThread(this::load).start();
  }

  private synchronized void load() {
    if (!closed) {
      unix();
    }
  }

  @Override
  public ManagedChannel connect(SocketAddress address, Security security, Runnable onLost) {
    return transport(UnixTransport.carries(address, security)).connect(address, security, onLost);
  }

  @Override
  public Server serve(
      SocketAddress address, Security security, List<BindableService> services, Executor executor)
      throws IOException {
    return shared().serve(address, security, services, executor);
  }

  @Override
  public SharedConnection share(SocketAddress address) {
    return shared().share(address);
  }

  private synchronized NettyTransport shared() {
    requireOpen();
    return netty();
  }

  private synchronized Transport transport(boolean own) {
    requireOpen();
    return own ? unix() : netty();
  }

  @GuardedBy("this")
  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the supervisor is closed");
    }
  }

  @GuardedBy("this")
  private UnixTransport unix() {
    if (unix.isEmpty()) {
      unix = Optional.of(UnixTransport.start(threads));
    }
    return unix.get();
  }

  @GuardedBy("this")
  private NettyTransport netty() {
    if (netty.isEmpty()) {
      netty = Optional.of(new NettyTransport(threads));
    }
    return netty.get();
  }

  @Override
  public synchronized void close() {
    closed = true;
    unix.ifPresent(UnixTransport::close);
    netty.ifPresent(NettyTransport::close);
  }
}
