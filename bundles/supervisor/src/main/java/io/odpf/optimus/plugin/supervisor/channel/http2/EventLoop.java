// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.http2;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;

/**
 * Waits for sockets and deadlines on one thread. Thread-safe.
 *
 * <p>Remembering a deadline does not wake the thread if it will wake earlier anyway, as it does
 * when all calls have the same time limit.
 */
public final class EventLoop implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(EventLoop.class.getName());
  private static final long FAR = Long.MAX_VALUE / 2;
  private static final long MILLI = 1_000_000;

  private final Selector selector;
  private final Thread thread;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final Set<Timed> timed = ConcurrentHashMap.newKeySet();
  private final Object waking = new Object();

  @GuardedBy("waking")
  private long wakesAt = System.nanoTime() + FAR;

  private volatile boolean closed;
  private volatile boolean ended;

  /** An action that runs at a given time unless it is forgotten before. */
  public interface Timed {
    /** Returns the time, as {@link System#nanoTime} counts it; always the same. */
    long at();

    /** Runs the action. Called once, by the loop's thread; must not block. */
    void due();
  }

  /** Handles a socket. */
  interface Socket {
    /** Handles a socket that can be read or written, or whose key is no longer valid. */
    void selected(SelectionKey key);

    /** Handles the end of the loop. */
    void loopClosed();
  }

  private EventLoop(Selector selector, ThreadFactory threads) {
    this.selector = selector;
    this.thread = threads.newThread(this::run);
  }

  /**
   * Starts a loop.
   *
   * @param threads creates its thread
   * @throws IOException if the system provides no selector
   */
  public static EventLoop start(ThreadFactory threads) throws IOException {
    EventLoop loop = new EventLoop(Selector.open(), threads);
    loop.thread.start();
    return loop;
  }

  /**
   * Waits for a channel to become readable, from now on.
   *
   * @throws IOException if the loop is closed
   */
  void add(SelectableChannel channel, Socket socket) throws IOException {
    if (closed) {
      throw new IOException("the transport was closed");
    }
    execute(
        () -> {
          try {
            channel.register(selector, SelectionKey.OP_READ, socket);
          } catch (IOException | ClosedSelectorException | CancelledKeyException e) {
            socket.loopClosed();
          }
        });
  }

  /** Waits for a channel to become writable as well, once. */
  void awaitWritable(SelectableChannel channel) {
    execute(
        () -> {
          SelectionKey key = channel.keyFor(selector);
          if (key != null && key.isValid()) {
            key.interestOpsOr(SelectionKey.OP_WRITE);
          } // Otherwise the connection has ended.
        });
  }

  /** Runs a task on the loop's thread; on this one if the loop has ended. */
  void execute(Runnable task) {
    tasks.add(task);
    if (ended) {
      runTasks();
    } else {
      selector.wakeup();
    }
  }

  /** Remembers an action until it is due or forgotten, or the loop is closed. */
  public void remember(Timed one) {
    timed.add(one);
    synchronized (waking) {
      if (one.at() - wakesAt >= 0) {
        return;
      }
      wakesAt = one.at();
    }
    selector.wakeup();
  }

  public void forget(Timed one) {
    timed.remove(one);
  }

  /** Returns the number of remembered actions. */
  int remembered() {
    return timed.size();
  }

  private void run() {
    while (!closed) {
      try {
        long wait;
        synchronized (waking) {
          wait = wakesAt - System.nanoTime();
        }
        if (!tasks.isEmpty() || wait <= 0) {
          selector.selectNow(this::select);
        } else {
          selector.select(this::select, wait / MILLI + 1);
        }
        runTasks();
        runTimed();
      } catch (IOException | RuntimeException | Error e) {
        // Continue, since all plugins depend on this thread.
        LOG.log(System.Logger.Level.ERROR, "an event of a connection to a plugin failed", e);
      }
    }
    end();
  }

  private void select(SelectionKey key) {
    ((Socket) key.attachment()).selected(key);
  }

  private void runTasks() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      attempt(task);
    }
  }

  /** Runs a task and logs its failure, which must not affect later tasks. */
  private static void attempt(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      LOG.log(System.Logger.Level.ERROR, "a task of a connection to a plugin failed", e);
    }
  }

  private void runTimed() {
    long now = System.nanoTime();
    synchronized (waking) {
      if (wakesAt - now > 0) {
        return;
      }
      // Actions remembered from here on are compared with this.
      wakesAt = now + FAR;
    }
    long next = now + FAR;
    List<Timed> due = new ArrayList<>();
    for (Timed one : timed) {
      if (one.at() - now <= 0) {
        due.add(one);
      } else if (one.at() - next < 0) {
        next = one.at();
      }
    }
    synchronized (waking) {
      if (next - wakesAt < 0) {
        wakesAt = next;
      }
    }
    for (Timed one : due) {
      if (timed.remove(one)) {
        attempt(one::due);
      }
    }
  }

  private void end() {
    for (SelectionKey key : selector.keys()) {
      attempt(((Socket) key.attachment())::loopClosed);
    }
    try {
      selector.close();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "a selector could not be closed", e);
    }
    ended = true;
    runTasks();
    timed.clear();
  }

  /** Ends the thread and all connections, and waits for their end. */
  @Override
  public void close() {
    closed = true;
    selector.wakeup();
    boolean interrupted = false;
    while (thread != Thread.currentThread() && thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
