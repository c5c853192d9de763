// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.broker;

import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.odpf.optimus.plugin.proto.goplugin.ConnInfo;
import io.odpf.optimus.plugin.proto.goplugin.GRPCBrokerGrpc;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The stream of go-plugin's {@code GRPCBroker}, on which each side tells the other which
 * connections it accepts. Lives as long as the connection that it is on. Thread-safe.
 */
final class ConnectionNotices implements StreamObserver<ConnInfo>, AutoCloseable {
  /** Notices that nobody waits for yet. The oldest goes when a plugin sends more. */
  private static final int MOST_KEPT = 1_024;

  private final Map<Integer, ConnInfo> kept = new LinkedHashMap<>(); // guarded by this
  private Optional<String> end = Optional.empty(); // guarded by this
  private final Object sending = new Object();
  private Optional<StreamObserver<ConnInfo>> requests = Optional.empty(); // guarded by sending

  private ConnectionNotices() {}

  /** Opens the stream, of which a plugin has one. */
  static ConnectionNotices open(Channel channel) {
    ConnectionNotices notices = new ConnectionNotices();
    synchronized (notices.sending) {
      notices.requests =
          Optional.of(GRPCBrokerGrpc.newStub(channel).withWaitForReady().startStream(notices));
    }
    return notices;
  }

  /** Whether this is the request of a side that wants to dial, and not an answer to one. */
  private static boolean isKnock(ConnInfo notice) {
    return notice.hasKnock() && notice.getKnock().getKnock() && !notice.getKnock().getAck();
  }

  @Override
  public void onNext(ConnInfo notice) {
    if (isKnock(notice)) {
      return; // Plugins knock when connections are multiplexed, which this host does not offer.
    }
    synchronized (this) {
      // An id may be used again: the newer notice is the right one.
      kept.remove(notice.getServiceId());
      kept.put(notice.getServiceId(), notice);
      if (kept.size() > MOST_KEPT) {
        Iterator<Integer> oldest = kept.keySet().iterator();
        oldest.next();
        oldest.remove();
      }
      notifyAll();
    }
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
    return new BrokerException(end.orElse("the broker is closed"), cause);
  }

  /**
   * Waits for the plugin's notice of an id, which is used up by that.
   *
   * @throws BrokerException if it does not come in time, or the stream ends
   */
  synchronized ConnInfo await(int id, Duration timeout)
      throws BrokerException, InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (!kept.containsKey(id)) {
      if (end.isPresent()) {
        throw ended(null);
      }
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        throw new BrokerException(
            "the plugin did not accept connection "
                + Integer.toUnsignedString(id)
                + " within "
                + timeout.toMillis()
                + " ms",
            null);
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return kept.remove(id);
  }

  /** Forgets what the plugin told of an id. */
  synchronized void forget(int id) {
    kept.remove(id);
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
