// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http.connection;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.odpf.optimus.plugin.http.proxy.Route;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The idle connections, which can carry another request, and the set of all open sockets. The pool
 * limits idle connections only; those in use are limited by the number of calling threads.
 * Thread-safe.
 */
public final class ConnectionPool implements AutoCloseable {
  private static final int MAX_IDLE = 32;
  private static final int MAX_IDLE_PER_ROUTE = 8;

  /** Servers close idle connections after 5 s to a few minutes; older ones are not tried. */
  private static final long MAX_IDLE_NANOS = 30_000_000_000L;

  private record IdleConnection(WireConnection connection, long since) {}

  @GuardedBy("this")
  private final Map<Route, ArrayDeque<IdleConnection>> idle = new HashMap<>();

  @GuardedBy("this")
  private final Set<DeadlineSocket> open = Collections.newSetFromMap(new IdentityHashMap<>());

  @GuardedBy("this")
  private int idleCount;

  @GuardedBy("this")
  private boolean closed;

  /** Records a socket that is about to be connected; returns false if the pool is closed. */
  synchronized boolean opening(DeadlineSocket socket) {
    if (!closed) {
      open.add(socket);
    }
    return !closed;
  }

  /** Returns an idle connection that can still be used, or null. */
  public @Nullable WireConnection acquire(Route route, TimeLimits limits) {
    for (IdleConnection next = poll(route); next != null; next = poll(route)) {
      if (System.nanoTime() - next.since() < MAX_IDLE_NANOS && next.connection().usable()) {
        next.connection().socket().begin(limits);
        return next.connection();
      }
      discard(next.connection());
    }
    return null;
  }

  /** Keeps a connection for another request, or closes it if the pool is full or closed. */
  void release(Route route, WireConnection connection) {
    List<WireConnection> surplus = new ArrayList<>();
    synchronized (this) {
      ArrayDeque<IdleConnection> waiting = idle.get(route);
      if (waiting == null) {
        waiting = new ArrayDeque<>();
        idle.put(route, waiting);
      }
      if (closed || waiting.size() >= MAX_IDLE_PER_ROUTE) {
        surplus.add(connection);
      } else {
        waiting.addFirst(new IdleConnection(connection, System.nanoTime()));
        idleCount++;
      }
      if (idleCount > MAX_IDLE) {
        surplus.add(removeOldest());
      }
    }
    for (WireConnection excess : surplus) {
      discard(excess);
    }
  }

  /** Closes a connection. */
  public void discard(WireConnection connection) {
    discard(connection.socket());
  }

  /** Closes a socket. */
  void discard(DeadlineSocket socket) {
    synchronized (this) {
      open.remove(socket);
    }
    try {
      socket.close();
    } catch (IOException e) {
      // Nothing was buffered, so nothing is lost.
    }
  }

  /** Returns whether {@link #close} was called. */
  public synchronized boolean isClosed() {
    return closed;
  }

  /** Closes all sockets, including those in use. */
  @Override
  public void close() {
    Set<DeadlineSocket> all;
    synchronized (this) {
      closed = true;
      all = new HashSet<>(open);
      idle.clear();
      idleCount = 0;
    }
    for (DeadlineSocket socket : all) {
      discard(socket);
    }
  }

  private synchronized @Nullable IdleConnection poll(Route route) {
    ArrayDeque<IdleConnection> waiting = idle.get(route);
    IdleConnection next = waiting == null ? null : waiting.pollFirst();
    if (next != null) {
      idleCount--;
    }
    return next;
  }

  private synchronized WireConnection removeOldest() {
    @Nullable IdleConnection oldest = null;
    @Nullable ArrayDeque<IdleConnection> queue = null;
    for (Iterator<ArrayDeque<IdleConnection>> all = idle.values().iterator(); all.hasNext(); ) {
      ArrayDeque<IdleConnection> waiting = all.next();
      if (waiting.isEmpty()) {
        all.remove();
      } else if (oldest == null || waiting.peekLast().since() - oldest.since() < 0) {
        queue = waiting;
        oldest = waiting.peekLast();
      }
    }
    if (queue == null || oldest == null) {
      throw new IllegalStateException("the pool is empty");
    }
    queue.removeLast();
    idleCount--;
    return oldest.connection();
  }
}
