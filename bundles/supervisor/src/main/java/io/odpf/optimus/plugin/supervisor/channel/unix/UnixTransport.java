// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.unix;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.grpc.ManagedChannel;
import io.odpf.optimus.plugin.supervisor.channel.Security;
import io.odpf.optimus.plugin.supervisor.channel.Transport;
import io.odpf.optimus.plugin.supervisor.channel.http2.EventLoop;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadFactory;

/**
 * Carries gRPC over unix sockets in clear, on the JDK's channels: one thread reads for all plugins,
 * and callers write their requests themselves. Thread-safe.
 */
public final class UnixTransport implements Transport, AutoCloseable {
  private final EventLoop loop;

  @GuardedBy("this")
  private final Set<UnixChannel> channels = new HashSet<>();

  @GuardedBy("this")
  private boolean closed;

  private UnixTransport(EventLoop loop) {
    this.loop = loop;
  }

  /**
   * Starts a transport.
   *
   * @param threads creates its one thread
   * @throws IllegalStateException if the system provides no selector
   */
  public static UnixTransport start(ThreadFactory threads) {
    try {
      return new UnixTransport(EventLoop.start(threads));
    } catch (IOException e) {
      throw new IllegalStateException("no selector for the connections to plugins", e);
    }
  }

  /** Returns whether this transport supports such a connection. */
  public static boolean carries(SocketAddress address, Security security) {
    return address instanceof UnixDomainSocketAddress && security instanceof Security.Clear;
  }

  /**
   * Connects to an address that it {@linkplain #carries carries}.
   *
   * @throws IllegalStateException if the transport is closed
   */
  @Override
  public ManagedChannel connect(SocketAddress address, Security security, Runnable onLost) {
    if (!carries(address, security)) {
      throw new IllegalArgumentException("not a unix socket in clear: " + address);
    }
    UnixChannel channel =
        new UnixChannel((UnixDomainSocketAddress) address, loop, Transport.LARGEST_MESSAGE, onLost);
    synchronized (this) {
      if (closed) {
        throw new IllegalStateException("the transport is closed");
      }
      channels.removeIf(ManagedChannel::isTerminated);
      channels.add(channel);
    }
    channel.connect();
    return channel;
  }

  /** Ends all calls, connections and the thread. */
  @Override
  public void close() {
    List<UnixChannel> open;
    synchronized (this) {
      closed = true;
      open = List.copyOf(channels);
      channels.clear();
    }
    open.forEach(ManagedChannel::shutdownNow);
    loop.close();
  }
}
