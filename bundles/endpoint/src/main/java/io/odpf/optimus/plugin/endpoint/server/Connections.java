// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.endpoint.server;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;

/**
 * Limits the number of open connections, and the time that a connection has no open request. Bytes
 * that do not complete a request reset Jetty's idle timeout, but not this one. Thread-safe.
 */
final class Connections implements Connection.Listener {
  private final Semaphore free;
  private final long idleNanos;
  private final Map<EndPoint, State> states = new ConcurrentHashMap<>();

  Connections(int most, Duration idle) {
    this.free = new Semaphore(most);
    this.idleNanos = idle.toNanos();
  }

  /** The state of a connection. */
  private static final class State {
    private final AtomicInteger requests = new AtomicInteger();
    private volatile long idleSince = System.nanoTime();
  }

  @Override
  public void onOpened(Connection connection) {
    EndPoint endPoint = root(connection.getEndPoint());
    // Several Jetty connections share an end point: TLS and HTTP, or those before and after an
    // upgrade.
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
    // An upgrade closes the Jetty connection but not its end point.
    if (!endPoint.isOpen()) {
      remove(endPoint);
    }
  }

  private void remove(EndPoint endPoint) {
    if (states.remove(endPoint) != null) {
      free.release();
    }
  }

  /** Records the beginning of a request. */
  void begin(EndPoint endPoint) {
    State state = states.get(root(endPoint));
    if (state != null) {
      state.requests.incrementAndGet();
    }
  }

  /** Records the end of a request. */
  void end(EndPoint endPoint) {
    State state = states.get(root(endPoint));
    if (state != null) {
      state.idleSince = System.nanoTime();
      state.requests.decrementAndGet();
    }
  }

  /** Closes the connections that have been idle for too long. */
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
