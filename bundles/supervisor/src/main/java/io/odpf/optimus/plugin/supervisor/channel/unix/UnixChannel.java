// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.unix;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.grpc.Attributes;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ConnectivityState;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.odpf.optimus.plugin.supervisor.channel.http2.EventLoop;
import io.odpf.optimus.plugin.supervisor.channel.http2.Http2Connection;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A channel to one unix socket. It connects on creation, and again when a call finds that the
 * connection has ended. Thread-safe.
 *
 * <p>After a shutdown, started calls continue; the connections end with the last of them.
 */
final class UnixChannel extends ManagedChannel {
  private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(10);
  private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(1);

  private final UnixDomainSocketAddress address;
  private final EventLoop loop;
  private final int largestMessage;
  private final Runnable onLost;
  private final Attributes attributes;

  @GuardedBy("this")
  private final Set<WaitingCall> calls = new HashSet<>();

  @GuardedBy("this")
  private final Set<WaitingCall> waiting = new HashSet<>();

  @GuardedBy("this")
  private Optional<Http2Connection> connection = Optional.empty();

  @GuardedBy("this")
  private final Map<Attempt, Http2Connection> open = new HashMap<>(); // those that have not ended

  @GuardedBy("this")
  private long pause = FIRST_PAUSE;

  @GuardedBy("this")
  private boolean retrying;

  @GuardedBy("this")
  private boolean lost; // a connection was lost and reported

  @GuardedBy("this")
  private boolean shutdown;

  /**
   * @param largestMessage the largest message that is sent or accepted, in bytes
   * @param onLost run once, when a connection ends before the channel is shut down
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

  /** Returns the addresses of both ends; a client's socket has no name. */
  Attributes attributes() {
    return attributes;
  }

  int largestMessage() {
    return largestMessage;
  }

  /** Connects if the plugin listens; otherwise the first call tries again. */
  void connect() {
    try {
      connection();
    } catch (IOException e) {
      // The first call reports it.
    }
  }

  private synchronized Http2Connection connection() throws IOException {
    if (connection.isEmpty() || !connection.get().usable()) {
      Attempt attempt = new Attempt();
      Http2Connection opened = Http2Connection.open(address, loop, attempt::ended);
      attempt.opened(opened);
      connection = Optional.of(opened);
    }
    return connection.get();
  }

  /** One connection, from its opening to its end. */
  private final class Attempt {
    @GuardedBy("UnixChannel.this")
    private boolean ended;

    void opened(Http2Connection by) {
      synchronized (UnixChannel.this) {
        if (!ended) {
          open.put(this, by);
        }
      }
    }

    void ended() {
      boolean report;
      synchronized (UnixChannel.this) {
        ended = true;
        open.remove(this);
        report = !shutdown && !lost;
        lost = true;
        UnixChannel.this.notifyAll();
      }
      if (report) {
        onLost.run();
      }
    }
  }

  @GuardedBy("this")
  private List<Http2Connection> openConnections() {
    return List.copyOf(open.values());
  }

  /** Adds a call that starts; returns false if the channel is shut down. */
  synchronized boolean add(WaitingCall call) {
    return !shutdown && calls.add(call);
  }

  /** Removes a call that has ended. */
  void remove(WaitingCall call) {
    List<Http2Connection> unused = List.of();
    synchronized (this) {
      waiting.remove(call);
      if (calls.remove(call) && shutdown && calls.isEmpty()) {
        unused = openConnections();
        notifyAll();
      }
    }
    unused.forEach(Http2Connection::closeWhenIdle);
  }

  /** Gives a call a connection, now or when one can be opened, or refuses the call. */
  void connect(WaitingCall call) {
    try {
      Http2Connection usable;
      synchronized (this) {
        if (!calls.contains(call)) {
          return; // Cancelled.
        }
        usable = connection();
      }
      call.connected(usable);
    } catch (IOException e) {
      if (!call.waitsForReady()) {
        call.refused(
            Status.UNAVAILABLE.withDescription("cannot connect to " + address).withCause(e));
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

  @GuardedBy("this")
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

  /** Returns the name in every plugin's certificate. */
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
    List<Http2Connection> unused = List.of();
    synchronized (this) {
      shutdown = true;
      if (calls.isEmpty()) {
        unused = openConnections();
      }
      notifyAll();
    }
    unused.forEach(Http2Connection::closeWhenIdle);
    return this;
  }

  @Override
  public ManagedChannel shutdownNow() {
    shutdown();
    List<WaitingCall> running;
    List<Http2Connection> connections;
    synchronized (this) {
      running = new ArrayList<>(calls);
      connections = openConnections();
    }
    Status status = Status.UNAVAILABLE.withDescription("Channel shutdownNow invoked");
    running.forEach(call -> call.refused(status));
    IOException cause = new IOException("the channel was shut down");
    connections.forEach(it -> it.close(cause));
    return this;
  }

  @Override
  public synchronized boolean isShutdown() {
    return shutdown;
  }

  @Override
  public synchronized boolean isTerminated() {
    return shutdown && calls.isEmpty() && open.isEmpty();
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
