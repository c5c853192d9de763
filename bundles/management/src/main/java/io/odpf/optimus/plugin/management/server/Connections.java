// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.server;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;

/**
 * The open connections. Closes those above the limit, and those that are open too long without a
 * request, whatever they send meanwhile. Thread-safe.
 */
final class Connections implements Connection.Listener {
  private final Semaphore free;
  private final long idleNanos;
  private final Map<EndPoint, State> states = new ConcurrentHashMap<>();

  Connections(int most, Duration idle) {
    this.free = new Semaphore(most);
    this.idleNanos = idle.toNanos();
  }

  /** What is known of a connection. */
  private static final class State {
    private final AtomicInteger requests = new AtomicInteger();
    private volatile long idleSince = System.nanoTime();
  }

  @Override
  public void onOpened(Connection connection) {
    EndPoint endPoint = root(connection.getEndPoint());
    // Several connections can share an end point: TLS's and HTTP's, and the one that replaces it.
    if (states.containsKey(endPoint) || !endPoint.isOpen()) {
      return;
    }
    if (free.tryAcquire()) {
      states.put(endPoint, new State());
    } else {
      endPoint.close();
    }
  }

  @Override
  public void onClosed(Connection connection) {
    EndPoint endPoint = root(connection.getEndPoint());
    // A connection that is upgraded is closed too, but its end point is not.
    if (!endPoint.isOpen()) {
      remove(endPoint);
    }
  }

  private void remove(EndPoint endPoint) {
    if (states.remove(endPoint) != null) {
      free.release();
    }
  }

  /** Notes that a connection serves a request. */
  void begin(EndPoint endPoint) {
    State state = states.get(root(endPoint));
    if (state != null) {
      state.requests.incrementAndGet();
    }
  }

  /** Notes that a connection has served a request. */
  void end(EndPoint endPoint) {
    State state = states.get(root(endPoint));
    if (state != null) {
      state.idleSince = System.nanoTime();
      state.requests.decrementAndGet();
    }
  }

  /** Closes the connections that are idle for too long. */
  void closeIdle() {
    long now = System.nanoTime();
    states.forEach(
        (endPoint, state) -> {
          if (!endPoint.isOpen()) {
            remove(endPoint);
          } else if (state.requests.get() == 0 && now - state.idleSince > idleNanos) {
            endPoint.close();
          }
        });
  }

  /** Returns the number of open connections. */
  int size() {
    return states.size();
  }

  private static EndPoint root(EndPoint endPoint) {
    EndPoint root = endPoint;
    while (root instanceof EndPoint.Wrapper wrapper) {
      root = wrapper.unwrap();
    }
    return root;
  }
}
