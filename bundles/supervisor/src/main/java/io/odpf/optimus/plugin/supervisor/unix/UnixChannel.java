// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.unix;

import io.grpc.Attributes;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ConnectivityState;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.odpf.optimus.plugin.supervisor.http2.EventLoop;
import io.odpf.optimus.plugin.supervisor.http2.Http2Connection;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Calls to one unix socket. It connects when it is made, and again when a call finds that the
 * connection has ended. Thread-safe.
 */
final class UnixChannel extends ManagedChannel {
  private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(10);
  private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(1);

  private final UnixDomainSocketAddress address;
  private final EventLoop loop;
  private final int largestMessage;
  private final Runnable onLost;
  private final Attributes attributes;
  private final Set<WaitingCall> calls = new HashSet<>(); // guarded by this, as all that follows
  private final Set<WaitingCall> waiting = new HashSet<>();
  private Optional<Http2Connection> connection = Optional.empty();
  private int connections; // that have not ended
  private long pause = FIRST_PAUSE;
  private boolean retrying;
  private boolean told; // that a connection was lost
  private boolean shutdown;

  /**
   * @param largestMessage that is sent or taken, in bytes
   * @param onLost run once, when a connection ends without having been shut down
   */
  UnixChannel(
      UnixDomainSocketAddress address, EventLoop loop, int largestMessage, Runnable onLost) {
    this.address = address;
    this.loop = loop;
    this.largestMessage = largestMessage;
    this.onLost = onLost;
    this.attributes =
        Attributes.newBuilder()
            .set(Grpc.TRANSPORT_ATTR_REMOTE_ADDR, address)
            .set(Grpc.TRANSPORT_ATTR_LOCAL_ADDR, UnixDomainSocketAddress.of(""))
            .build();
  }

  /** Both ends: a client's socket has no name. */
  Attributes attributes() {
    return attributes;
  }

  int largestMessage() {
    return largestMessage;
  }

  /** Connects, if somebody listens; else the first call tries again. */
  void connect() {
    try {
      connection();
    } catch (IOException e) {
      // The first call tells.
    }
  }

  private synchronized Http2Connection connection() throws IOException {
    if (connection.isEmpty() || !connection.get().usable()) {
      Attempt attempt = new Attempt();
      connection = Optional.of(Http2Connection.open(address, loop, attempt::ended));
      connections++;
    }
    return connection.get();
  }

  /** Takes note of the end of one connection. */
  private final class Attempt {
    void ended() {
      boolean lost;
      synchronized (UnixChannel.this) {
        connections--;
        lost = !shutdown && !told;
        told |= lost;
        UnixChannel.this.notifyAll();
      }
      if (lost) {
        onLost.run();
      }
    }
  }

  /** Whether the call may begin. */
  synchronized boolean add(WaitingCall call) {
    return !shutdown && calls.add(call);
  }

  synchronized void remove(WaitingCall call) {
    calls.remove(call);
    waiting.remove(call);
    notifyAll();
  }

  /** Gives a call a connection, at once or when there is one, or refuses it. */
  void connect(WaitingCall call) {
    try {
      call.connected(connection());
    } catch (IOException e) {
      if (!call.waitsForReady()) {
        call.refused(Status.UNAVAILABLE.withDescription("io exception").withCause(e));
        return;
      }
      synchronized (this) {
        if (calls.contains(call)) {
          waiting.add(call);
          retryLater();
        }
      }
    }
  }

  private void retryLater() {
    if (!retrying) {
      retrying = true;
      loop.remember(new Retry(System.nanoTime() + pause));
      pause = Math.min(LONGEST_PAUSE, 2 * pause);
    }
  }

  /** The next attempt to connect. */
  private final class Retry implements EventLoop.Timed {
    private final long at;

    Retry(long at) {
      this.at = at;
    }

    @Override
    public long at() {
      return at;
    }

    @Override
    public void due() {
      retry();
    }
  }

  private void retry() {
    List<WaitingCall> ready;
    synchronized (this) {
      retrying = false;
      ready = new ArrayList<>(waiting);
      if (ready.isEmpty()) {
        return;
      }
      try {
        connection();
      } catch (IOException e) {
        retryLater();
        return;
      }
      pause = FIRST_PAUSE;
      waiting.clear();
    }
    ready.forEach(this::connect);
  }

  @Override
  public <Q, R> ClientCall<Q, R> newCall(MethodDescriptor<Q, R> method, CallOptions options) {
    return new UnixCall<>(method, options, this, loop);
  }

  /** The name that plugins know themselves by. */
  @Override
  public String authority() {
    return "localhost";
  }

  @Override
  public synchronized ConnectivityState getState(boolean requestConnection) {
    if (shutdown) {
      return ConnectivityState.SHUTDOWN;
    }
    return connection.filter(Http2Connection::usable).isPresent()
        ? ConnectivityState.READY
        : ConnectivityState.IDLE;
  }

  @Override
  public ManagedChannel shutdown() {
    Optional<Http2Connection> last;
    synchronized (this) {
      shutdown = true;
      last = connection;
      notifyAll();
    }
    last.ifPresent(Http2Connection::closeWhenIdle);
    return this;
  }

  @Override
  public ManagedChannel shutdownNow() {
    shutdown();
    List<WaitingCall> open;
    Optional<Http2Connection> last;
    synchronized (this) {
      open = new ArrayList<>(calls);
      last = connection;
    }
    Status status = Status.UNAVAILABLE.withDescription("Channel shutdownNow invoked");
    open.forEach(call -> call.refused(status));
    last.ifPresent(it -> it.close(new IOException("the channel was shut down")));
    return this;
  }

  @Override
  public synchronized boolean isShutdown() {
    return shutdown;
  }

  @Override
  public synchronized boolean isTerminated() {
    return shutdown && calls.isEmpty() && connections == 0;
  }

  @Override
  public synchronized boolean awaitTermination(long timeout, TimeUnit unit)
      throws InterruptedException {
    long end = System.nanoTime() + unit.toNanos(timeout);
    while (!isTerminated()) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return true;
  }
}
