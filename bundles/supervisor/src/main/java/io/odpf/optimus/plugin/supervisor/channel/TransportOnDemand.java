// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel;

import io.grpc.ManagedChannel;
import java.net.SocketAddress;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/**
 * Makes netty's event loop when the first plugin is connected: its classes take longer to load than
 * all the rest. Thread-safe.
 */
public final class TransportOnDemand implements Transport, AutoCloseable {
  private final ThreadFactory threads;
  private Optional<NettyTransport> netty = Optional.empty(); // guarded by this
  private boolean preparing; // guarded by this
  private boolean closed; // guarded by this

  /**
   * @param threads makes the one thread of the event loop
   */
  public TransportOnDemand(ThreadFactory threads) {
    this.threads = threads;
  }

  /** Loads netty while the first plugin's process starts. */
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
      netty();
    }
  }

  @Override
  public ManagedChannel connect(SocketAddress address, Security security, Runnable onLost) {
    return netty().connect(address, security, onLost);
  }

  private synchronized NettyTransport netty() {
    if (closed) {
      throw new IllegalStateException("the supervisor is closed");
    }
    if (netty.isEmpty()) {
      netty = Optional.of(new NettyTransport(threads));
    }
    return netty.get();
  }

  @Override
  public synchronized void close() {
    closed = true;
    netty.ifPresent(NettyTransport::close);
  }
}
