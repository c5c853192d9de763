// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.unix;

import io.grpc.ManagedChannel;
import io.odpf.optimus.plugin.supervisor.channel.Security;
import io.odpf.optimus.plugin.supervisor.channel.Transport;
import io.odpf.optimus.plugin.supervisor.http2.EventLoop;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadFactory;

/**
 * Carries gRPC over unix sockets in clear, by the JDK alone: one thread for all plugins, and
 * callers that write by themselves. Thread-safe.
 */
public final class UnixTransport implements Transport, AutoCloseable {
  private final EventLoop loop;
  private final Set<UnixChannel> channels = new HashSet<>(); // guarded by itself

  private UnixTransport(EventLoop loop) {
    this.loop = loop;
  }

  /**
   * Makes a transport with its thread.
   *
   * @param threads makes the thread
   * @throws IllegalStateException if the system gives it no selector
   */
  public static UnixTransport start(ThreadFactory threads) {
    try {
      return new UnixTransport(EventLoop.start(threads));
    } catch (IOException e) {
      throw new IllegalStateException("connections to plugins cannot be watched", e);
    }
  }

  /** Whether this transport can connect so. */
  public static boolean carries(SocketAddress address, Security security) {
    return address instanceof UnixDomainSocketAddress && security instanceof Security.Clear;
  }

  /** Connects as {@link #carries} says. */
  @Override
  public ManagedChannel connect(SocketAddress address, Security security, Runnable onLost) {
    if (!carries(address, security)) {
      throw new IllegalArgumentException("not a unix socket in clear: " + address);
    }
    UnixChannel channel =
        new UnixChannel((UnixDomainSocketAddress) address, loop, Transport.LARGEST_MESSAGE, onLost);
    synchronized (channels) {
      channels.removeIf(ManagedChannel::isTerminated);
      channels.add(channel);
    }
    channel.connect();
    return channel;
  }

  /** Ends all connections, and the thread. */
  @Override
  public void close() {
    synchronized (channels) {
      channels.forEach(ManagedChannel::shutdownNow);
    }
    loop.close();
  }
}
