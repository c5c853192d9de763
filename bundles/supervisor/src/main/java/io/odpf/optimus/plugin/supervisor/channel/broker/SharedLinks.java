// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.broker;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.grpc.BindableService;
import io.grpc.ManagedChannel;
import io.odpf.optimus.plugin.proto.goplugin.ConnInfo;
import io.odpf.optimus.plugin.supervisor.channel.Security;
import io.odpf.optimus.plugin.supervisor.channel.SharedConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Opens all connections on one socket. The side that opens one first knocks with its id and waits
 * until the other side is ready to accept it. Thread-safe.
 */
final class SharedLinks implements Links {
  private final ConnectionNotices notices;
  private final SharedConnection shared;
  private final Security security;
  private final Executor calls;

  @GuardedBy("this")
  private final Set<ManagedChannel> dialed = new HashSet<>();

  private final KnockResponder doors;

  @GuardedBy("this")
  private boolean closed;

  /**
   * @param doors answers the plugin's knocks
   */
  SharedLinks(
      ConnectionNotices notices,
      KnockResponder doors,
      SharedConnection shared,
      Security security,
      Executor calls) {
    this.notices = notices;
    this.doors = doors;
    this.shared = shared;
    this.security = security;
    this.calls = calls;
  }

  @Override
  public ManagedChannel dial(int id, Duration timeout)
      throws BrokerException, InterruptedException {
    // A knock before the first connection is established would keep it from being opened.
    TimeLimit limit = TimeLimit.of(timeout);
    notices.awaitOpen(limit);
    CompletableFuture<Void> first = new CompletableFuture<>();
    ManagedChannel channel;
    synchronized (this) {
      requireOpen();
      notices.requireAlive();
      dialed.removeIf(ManagedChannel::isTerminated);
      channel =
          shared.connect(
              security,
              () -> knock(id, first.isDone() ? TimeLimit.of(timeout) : limit, first),
              calls,
              () -> {});
      dialed.add(channel);
    }
    boolean done = false;
    try {
      // The knock has the same limit, but may still be queued when it expires.
      first.get(Math.max(0, limit.remaining()), TimeUnit.NANOSECONDS);
      done = true;
      return channel;
    } catch (ExecutionException e) {
      Throwable cause = Objects.requireNonNull(e.getCause(), "cause");
      throw cause instanceof BrokerException failure
          ? failure
          : new BrokerException(String.valueOf(cause.getMessage()), cause);
    } catch (TimeoutException e) {
      throw ConnectionNotices.late(id, limit, e);
    } finally {
      if (!done) {
        channel.shutdownNow();
      }
    }
  }

  /** Asks the plugin to accept the next connection under an id. */
  private void knock(int id, TimeLimit limit, CompletableFuture<Void> first)
      throws IOException, InterruptedException {
    try {
      ConnInfo answer = notices.knock(id, limit);
      if (!answer.getKnock().getAck() || !answer.getKnock().getError().isEmpty()) {
        throw new BrokerException(
            "the plugin does not accept connection "
                + Integer.toUnsignedString(id)
                + ": "
                + answer.getKnock().getError(),
            null);
      }
      first.complete(null);
    } catch (BrokerException e) {
      first.completeExceptionally(e);
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public synchronized BrokeredService serve(int id, List<BindableService> services)
      throws BrokerException {
    requireOpen();
    notices.requireAlive();
    try {
      return doors.add(id, shared.serve(security, services, calls));
    } catch (IOException e) {
      throw new BrokerException(
          "connection " + Integer.toUnsignedString(id) + " cannot be accepted: " + e.getMessage(),
          e);
    }
  }

  @GuardedBy("this")
  private void requireOpen() throws BrokerException {
    if (closed) {
      throw new BrokerException(BrokerException.Reason.ENDED, "the broker is closed", null);
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      dialed.forEach(ManagedChannel::shutdownNow);
      dialed.clear();
    }
    doors.close();
  }
}
