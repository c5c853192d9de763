// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Connections that wait for another request, and a record of all sockets that are open. How many
 * are in use is bounded by the callers' threads; how many wait, here. Thread-safe.
 */
final class ConnectionPool implements AutoCloseable {
  private static final int MAX_IDLE = 32;
  private static final int MAX_IDLE_PER_ROUTE = 8;

  /** Servers close after 5 s to a few minutes; an older connection is not worth the attempt. */
  private static final long MAX_IDLE_NANOS = 30_000_000_000L;

  private record Waiting(WireConnection connection, long since) {}

  // Guarded by this.
  private final Map<Route, ArrayDeque<Waiting>> idle = new HashMap<>();
  private final Set<LimitedSocket> open =
      Collections.newSetFromMap(new java.util.IdentityHashMap<>());
  private int idleCount;
  private boolean closed;

  /** Records a socket that is about to be connected; false if the pool is closed. */
  synchronized boolean opening(LimitedSocket socket) {
    if (!closed) {
      open.add(socket);
    }
    return !closed;
  }

  /** A connection that waits and can still be used; null if there is none. */
  WireConnection take(Route route, TimeLimits limits) {
    for (Waiting next = poll(route); next != null; next = poll(route)) {
      if (System.nanoTime() - next.since() < MAX_IDLE_NANOS && next.connection().usable()) {
        next.connection().socket().begin(limits);
        return next.connection();
      }
      discard(next.connection());
    }
    return null;
  }

  /** Keeps a connection for another request, if there is room. */
  void giveBack(Route route, WireConnection connection) {
    List<WireConnection> surplus = new ArrayList<>();
    synchronized (this) {
      ArrayDeque<Waiting> waiting = idle.get(route);
      if (waiting == null) {
        waiting = new ArrayDeque<>();
        idle.put(route, waiting);
      }
      if (closed || waiting.size() >= MAX_IDLE_PER_ROUTE) {
        surplus.add(connection);
      } else {
        waiting.addFirst(new Waiting(connection, System.nanoTime()));
        idleCount++;
      }
      if (idleCount > MAX_IDLE) {
        surplus.add(removeOldest());
      }
    }
    for (WireConnection connectionTooMany : surplus) {
      discard(connectionTooMany);
    }
  }

  /** Closes a connection for good. */
  void discard(WireConnection connection) {
    discard(connection.socket());
  }

  void discard(LimitedSocket socket) {
    synchronized (this) {
      open.remove(socket);
    }
    try {
      socket.close();
    } catch (java.io.IOException nothingLost) {
      // It is gone either way.
    }
  }

  synchronized boolean isClosed() {
    return closed;
  }

  /** Closes all sockets, under whoever uses them. */
  @Override
  public void close() {
    Set<LimitedSocket> all;
    synchronized (this) {
      closed = true;
      all = new HashSet<>(open);
      idle.clear();
      idleCount = 0;
    }
    for (LimitedSocket socket : all) {
      discard(socket);
    }
  }

  private synchronized Waiting poll(Route route) {
    ArrayDeque<Waiting> waiting = idle.get(route);
    Waiting next = waiting == null ? null : waiting.pollFirst();
    if (next != null) {
      idleCount--;
    }
    return next;
  }

  private WireConnection removeOldest() {
    Waiting oldest = null;
    ArrayDeque<Waiting> home = null;
    for (Iterator<ArrayDeque<Waiting>> all = idle.values().iterator(); all.hasNext(); ) {
      ArrayDeque<Waiting> waiting = all.next();
      if (waiting.isEmpty()) {
        all.remove();
      } else if (oldest == null || waiting.peekLast().since() - oldest.since() < 0) {
        home = waiting;
        oldest = waiting.peekLast();
      }
    }
    home.removeLast();
    idleCount--;
    return oldest.connection();
  }
}
