// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.broker;

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

/**
 * The stream of go-plugin's {@code GRPCBroker}, on which each side tells the other which
 * connections it accepts. Lives as long as the connection that it is on. Thread-safe.
 */
final class ConnectionNotices implements ClientResponseObserver<ConnInfo, ConnInfo>, AutoCloseable {
  /** Notices that nobody waits for yet. The oldest goes when a plugin sends more. */
  private static final int MOST_KEPT = 1_024;

  private final KnockListener doorbell;
  private final Set<Integer> knocking = new HashSet<>(); // guarded by this
  private final Map<Integer, ConnInfo> kept = new LinkedHashMap<>(); // guarded by this
  private boolean opened; // guarded by this
  private Optional<String> end = Optional.empty(); // guarded by this
  private final Object sending = new Object();
  private Optional<StreamObserver<ConnInfo>> requests = Optional.empty(); // guarded by sending

  private ConnectionNotices(KnockListener doorbell) {
    this.doorbell = doorbell;
  }

  /** What is done about knocks, on the connection's thread. */
  interface KnockListener {
    /** Has no knocks, since each connection has a socket. */
    KnockListener NONE =
        new KnockListener() {
          @Override
          public void knocked(ConnectionNotices notices, ConnInfo knock) {}

          @Override
          public void answeredLate(ConnInfo answer) {}
        };

    /** The plugin knocks, and waits for an answer. */
    void knocked(ConnectionNotices notices, ConnInfo knock);

    /** The plugin answers a knock for which this host no longer waits. */
    void answeredLate(ConnInfo answer);
  }

  /** Opens the stream, of which a plugin has one. */
  static ConnectionNotices open(Channel channel, KnockListener doorbell) {
    ConnectionNotices notices = new ConnectionNotices(doorbell);
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
   * Waits until notices are sent at once, and not only once there is a connection.
   *
   * @throws BrokerException if they are not in time, or the stream ends
   */
  synchronized void awaitOpen(TimeLimit limit) throws BrokerException, InterruptedException {
    while (!opened) {
      requireAlive();
      if (limit.left() <= 0) {
        throw new BrokerException(
            BrokerException.Reason.LATE, "the plugin was not connected within " + limit, null);
      }
      TimeUnit.NANOSECONDS.timedWait(this, limit.left());
    }
  }

  /** Whether this is the request of a side that wants to dial, and not an answer to one. */
  private static boolean isKnock(ConnInfo notice) {
    return notice.hasKnock() && notice.getKnock().getKnock() && !notice.getKnock().getAck();
  }

  @Override
  public void onNext(ConnInfo notice) {
    if (isKnock(notice)) {
      doorbell.knocked(this, notice);
    } else if (!keep(notice)) {
      doorbell.answeredLate(notice);
    }
  }

  /**
   * Keeps a notice for who waits for it.
   *
   * @return false for the answer of a knock for which nobody does
   */
  private synchronized boolean keep(ConnInfo notice) {
    if (notice.hasKnock() && !knocking.contains(notice.getServiceId())) {
      return false;
    }
    // An id may be used again: the newer notice is the right one.
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

  /** Tells the plugin something. */
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

  /** Refuses if the stream has ended. */
  synchronized void requireAlive() throws BrokerException {
    if (end.isPresent()) {
      throw ended(null);
    }
  }

  private synchronized BrokerException ended(Throwable cause) {
    return new BrokerException(
        BrokerException.Reason.ENDED, end.orElse("the broker is closed"), cause);
  }

  /**
   * Waits for the plugin's notice of an id, which is used up by that.
   *
   * @throws BrokerException if it does not come in time, or the stream ends
   */
  synchronized ConnInfo await(int id, TimeLimit limit)
      throws BrokerException, InterruptedException {
    while (!kept.containsKey(id)) {
      requireAlive();
      requireTime(id, limit);
      TimeUnit.NANOSECONDS.timedWait(this, limit.left());
    }
    return kept.remove(id);
  }

  private static void requireTime(int id, TimeLimit limit) throws BrokerException {
    if (limit.left() <= 0) {
      throw late(id, limit, null);
    }
  }

  /** Says that a connection was not accepted in time. */
  static BrokerException late(int id, TimeLimit limit, Throwable cause) {
    return new BrokerException(
        BrokerException.Reason.LATE,
        "the plugin did not accept connection " + Integer.toUnsignedString(id) + " within " + limit,
        cause);
  }

  /**
   * Knocks at the plugin's door of an id, at which nobody else knocks meanwhile.
   *
   * @return the plugin's answer
   * @throws BrokerException if it does not come in time, or the stream ends; an answer that comes
   *     later goes to the {@link KnockListener}
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
        late.ifPresent(doorbell::answeredLate);
      }
    }
  }

  /** The answer that came when nobody waited for it any more, just before this. */
  private synchronized Optional<ConnInfo> stopKnocking(int id) {
    knocking.remove(id);
    return Optional.ofNullable(kept.remove(id));
  }

  @Override
  public void close() {
    synchronized (sending) {
      try {
        requests.orElseThrow().onCompleted();
      } catch (IllegalStateException over) {
        // It has ended with its connection.
      }
    }
    end("the broker is closed");
  }
}
