// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor;

import io.grpc.ManagedChannel;
import io.odpf.optimus.plugin.supervisor.channel.NettyTransport;
import io.odpf.optimus.plugin.supervisor.channel.Security;
import io.odpf.optimus.plugin.supervisor.channel.Transport;
import io.odpf.optimus.plugin.supervisor.unix.UnixTransport;
import java.net.SocketAddress;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/**
 * Chooses the transport of a connection, and makes each when it is first needed: the platform's own
 * for unix sockets in clear, netty for the rest, whose classes take longer to load than all else.
 * Thread-safe.
 */
final class TransportOnDemand implements Transport, AutoCloseable {
  private final ThreadFactory threads;
  private Optional<UnixTransport> unix = Optional.empty(); // guarded by this
  private Optional<NettyTransport> netty = Optional.empty(); // guarded by this
  private boolean preparing; // guarded by this
  private boolean closed; // guarded by this

  /**
   * @param threads makes the one thread of each transport
   */
  TransportOnDemand(ThreadFactory threads) {
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

  private synchronized Transport transport(boolean own) {
    if (closed) {
      throw new IllegalStateException("the supervisor is closed");
    }
    return own ? unix() : netty();
  }

  private UnixTransport unix() {
    if (unix.isEmpty()) {
      unix = Optional.of(UnixTransport.start(threads));
    }
    return unix.get();
  }

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
