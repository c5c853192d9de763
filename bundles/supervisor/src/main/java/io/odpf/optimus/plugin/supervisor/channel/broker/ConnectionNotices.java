// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.broker;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.StreamObserver;
import io.odpf.optimus.plugin.proto.goplugin.ConnInfo;
import io.odpf.optimus.plugin.proto.goplugin.GRPCBrokerGrpc;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The stream of go-plugin's {@code GRPCBroker}, on which each side tells the other which
 * connections it accepts. Lives as long as the connection that it is on. Thread-safe.
 */
final class ConnectionNotices implements ClientResponseObserver<ConnInfo, ConnInfo>, AutoCloseable {
  /** The limit of notices without a receiver; beyond it the oldest is discarded. */
  private static final int MOST_KEPT = 1_024;

  private final KnockListener listener;

  @GuardedBy("this")
  private final Set<Integer> knocking = new HashSet<>();

  @GuardedBy("this")
  private final Map<Integer, ConnInfo> kept = new LinkedHashMap<>();

  @GuardedBy("this")
  private boolean opened;

  @GuardedBy("this")
  private Optional<String> end = Optional.empty();

  private final Object sending = new Object();

  @GuardedBy("sending")
  private Optional<StreamObserver<ConnInfo>> requests = Optional.empty();

  private ConnectionNotices(KnockListener listener) {
    this.listener = listener;
  }

  /** Handles knocks, on the connection's thread. */
  interface KnockListener {
    /** Ignores knocks, since each connection has a socket. */
    KnockListener NONE =
        new KnockListener() {
          @Override
          public void knocked(ConnectionNotices notices, ConnInfo knock) {}

          @Override
          public void answeredLate(ConnInfo answer) {}
        };

    /** Handles a knock of the plugin, which waits for an answer. */
    void knocked(ConnectionNotices notices, ConnInfo knock);

    /** Handles the answer to a knock for which this host no longer waits. */
    void answeredLate(ConnInfo answer);
  }

  /** Opens the stream, of which a plugin has one. */
  static ConnectionNotices open(Channel channel, KnockListener listener) {
    ConnectionNotices notices = new ConnectionNotices(listener);
    synchronized (notices.sending) {
      notices.requests =
          Optional.of(GRPCBrokerGrpc.newStub(channel).withWaitForReady().startStream(notices));
    }
    return notices;
  }

  @Override
  public void beforeStart(ClientCallStreamObserver<ConnInfo> stream) {
    stream.setOnReadyHandler(this::opened);
  }

  private synchronized void opened() {
    opened = true;
    notifyAll();
  }

  /**
   * Waits until the stream is connected, so that notices are sent at once.
   *
   * @throws BrokerException if it is not connected in time, or ends
   */
  synchronized void awaitOpen(TimeLimit limit) throws BrokerException, InterruptedException {
    while (!opened) {
      requireAlive();
      if (limit.remaining() <= 0) {
        throw new BrokerException(
            BrokerException.Reason.LATE, "the plugin was not connected within " + limit, null);
      }
      TimeUnit.NANOSECONDS.timedWait(this, limit.remaining());
    }
  }

  /** Returns whether a notice is a knock of the dialing side rather than an answer to one. */
  private static boolean isKnock(ConnInfo notice) {
    return notice.hasKnock() && notice.getKnock().getKnock() && !notice.getKnock().getAck();
  }

  @Override
  public void onNext(ConnInfo notice) {
    if (isKnock(notice)) {
      listener.knocked(this, notice);
    } else if (!keep(notice)) {
      listener.answeredLate(notice);
    }
  }

  /**
   * Stores a notice for its receiver.
   *
   * @return false for an answer to a knock for which no thread waits
   */
  private synchronized boolean keep(ConnInfo notice) {
    if (notice.hasKnock() && !knocking.contains(notice.getServiceId())) {
      return false;
    }
    // An id may be reused: the newer notice is valid.
    kept.remove(notice.getServiceId());
    kept.put(notice.getServiceId(), notice);
    if (kept.size() > MOST_KEPT) {
      Iterator<Integer> oldest = kept.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
    notifyAll();
    return true;
  }

  @Override
  public void onError(Throwable failure) {
    Status status = Status.fromThrowable(failure);
    end(
        status.getCode() == Status.Code.UNIMPLEMENTED
            ? "the plugin has no broker"
            : "the connection to the plugin has ended (" + status.getCode() + ")");
  }

  @Override
  public void onCompleted() {
    end("the plugin has closed its broker");
  }

  private synchronized void end(String reason) {
    if (end.isEmpty()) {
      end = Optional.of(reason);
    }
    notifyAll();
  }

  /** Sends a notice to the plugin. */
  void send(ConnInfo notice) throws BrokerException {
    requireAlive();
    synchronized (sending) {
      try {
        requests.orElseThrow().onNext(notice);
      } catch (IllegalStateException e) {
        throw ended(e);
      }
    }
  }

  /** Checks that the stream has not ended. */
  synchronized void requireAlive() throws BrokerException {
    if (end.isPresent()) {
      throw ended(null);
    }
  }

  private synchronized BrokerException ended(@Nullable Throwable cause) {
    return new BrokerException(
        BrokerException.Reason.ENDED, end.orElse("the broker is closed"), cause);
  }

  /**
   * Waits for the plugin's notice of an id and removes it.
   *
   * @throws BrokerException if it does not arrive in time, or the stream ends
   */
  synchronized ConnInfo await(int id, TimeLimit limit)
      throws BrokerException, InterruptedException {
    while (!kept.containsKey(id)) {
      requireAlive();
      requireTime(id, limit);
      TimeUnit.NANOSECONDS.timedWait(this, limit.remaining());
    }
    return kept.remove(id);
  }

  private static void requireTime(int id, TimeLimit limit) throws BrokerException {
    if (limit.remaining() <= 0) {
      throw late(id, limit, null);
    }
  }

  /** Describes a connection that was not accepted in time. */
  static BrokerException late(int id, TimeLimit limit, @Nullable Throwable cause) {
    return new BrokerException(
        BrokerException.Reason.LATE,
        "the plugin did not accept connection " + Integer.toUnsignedString(id) + " within " + limit,
        cause);
  }

  /**
   * Knocks under an id and waits for the answer. No other thread may knock under the id meanwhile.
   *
   * @return the plugin's answer
   * @throws BrokerException if it does not arrive in time, or the stream ends; a later answer goes
   *     to the {@link KnockListener}
   */
  ConnInfo knock(int id, TimeLimit limit) throws BrokerException, InterruptedException {
    requireTime(id, limit);
    synchronized (this) {
      kept.remove(id);
      knocking.add(id);
    }
    boolean answered = false;
    try {
      send(
          ConnInfo.newBuilder()
              .setServiceId(id)
              .setKnock(ConnInfo.Knock.newBuilder().setKnock(true))
              .build());
      ConnInfo answer = await(id, limit);
      answered = true;
      return answer;
    } finally {
      Optional<ConnInfo> late = stopKnocking(id);
      if (!answered) {
        late.ifPresent(listener::answeredLate);
      }
    }
  }

  /** Stops waiting; returns an answer that arrived at the last moment. */
  private synchronized Optional<ConnInfo> stopKnocking(int id) {
    knocking.remove(id);
    return Optional.ofNullable(kept.remove(id));
  }

  @Override
  public void close() {
    synchronized (sending) {
      try {
        requests.orElseThrow().onCompleted();
      } catch (IllegalStateException e) {
        // It has ended with its connection.
      }
    }
    end("the broker is closed");
  }
}
