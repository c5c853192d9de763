// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An HTTP server on a port of loopback, with one request per connection. The JDK's own server costs
 * 0.15 s more to start, most of it for the date of its first answer, and terminates a chunked body
 * that its handler gave up. Thread-safe.
 */
final class LoopbackServer implements AutoCloseable {
  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final int BACKLOG = 128;
  private static final int HEAD_MILLIS = 10_000;
  private static final long END_SECONDS = 5;

  private final ServerSocket listener;
  private final ExecutorService threads;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

  /** Answers a request. The connection is closed afterwards, whatever the outcome. */
  @FunctionalInterface
  interface Handler {
    void handle(LoopbackExchange exchange) throws IOException, InterruptedException;
  }

  private LoopbackServer(ServerSocket listener) {
    this.listener = listener;
    AtomicInteger count = new AtomicInteger();
    this.threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "go-modules-" + count.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Opens a port. Connections are accepted by {@link #serve}.
   *
   * @throws IOException if no port can be opened
   */
  static LoopbackServer open() throws IOException {
    return new LoopbackServer(new ServerSocket(0, BACKLOG, InetAddress.getByAddress(LOOPBACK)));
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Starts to pass requests to a handler, each on a thread of its own. */
  void serve(Handler handler) {
    threads.execute(() -> accept(handler));
  }

  private void accept(Handler handler) {
    try {
      while (true) {
        Socket socket = listener.accept();
        connections.add(socket);
        if (listener.isClosed()) {
          socket.close();
          return;
        }
        threads.execute(() -> answer(socket, handler));
      }
    } catch (IOException | RejectedExecutionException closed) {
      // Or the process has too many open files: then its clients are refused.
      quietly(listener);
    }
  }

  private void answer(Socket socket, Handler handler) {
    try (socket) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(HEAD_MILLIS);
      handler.handle(LoopbackExchange.read(socket.getInputStream(), socket.getOutputStream()));
    } catch (IOException broken) {
      // The client sees the end of its connection before the end of the answer.
      return;
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    } finally {
      connections.remove(socket);
    }
  }

  /** Closes the port and all connections, and waits until the handlers have returned. */
  @Override
  public void close() {
    quietly(listener);
    threads.shutdownNow();
    connections.forEach(LoopbackServer::quietly);
    boolean interrupted = Thread.interrupted();
    try {
      threads.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException again) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void quietly(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception nothingLost) {
      // It is unusable either way.
    }
  }
}
