// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An HTTP server on a loopback port, with one request per connection. The JDK's own server takes
 * 0.15 s longer to start, mostly for the date of its first response, and completes a chunked body
 * that its handler abandoned. Thread-safe.
 *
 * <p>Any user of the machine can connect. One thread reads the heads of all requests, and only
 * requests that the handler admits get their own thread. Other connections use neither threads nor
 * much memory, and the oldest are closed for new ones.
 */
final class LoopbackServer implements AutoCloseable {
  /** The limit of connections without a request, which Go sends at once. */
  static final int MOST_WAITING = 128;

  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final int BACKLOG = 128;
  private static final int THREADS = 32;
  private static final long HEAD_MILLIS = 5_000;
  private static final long LOOK_MILLIS = 500;
  private static final long PAUSE_MILLIS = 50;
  private static final long END_SECONDS = 5;

  private final ServerSocketChannel listener;
  private final Selector selector;
  private final ThreadPoolExecutor threads;
  private final Set<SocketChannel> connections = ConcurrentHashMap.newKeySet();

  /** Answers requests. */
  interface Handler {
    /**
     * Returns whether to answer a request. Called by the thread that serves all connections; must
     * not block.
     */
    boolean admits(String target);

    /** Answers a request. The connection is closed afterwards, whatever the outcome. */
    void handle(LoopbackExchange exchange) throws IOException, InterruptedException;
  }

  private LoopbackServer(ServerSocketChannel listener, Selector selector) {
    this.listener = listener;
    this.selector = selector;
    AtomicInteger count = new AtomicInteger();
    this.threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "go-modules-" + count.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
  }

  /**
   * Opens a port. Connections are accepted by {@link #serve}.
   *
   * @throws IOException if no port can be opened
   */
  static LoopbackServer open() throws IOException {
    ServerSocketChannel listener = ServerSocketChannel.open();
    try {
      listener.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0), BACKLOG);
      listener.configureBlocking(false);
      Selector selector = Selector.open();
      listener.register(selector, SelectionKey.OP_ACCEPT);
      return new LoopbackServer(listener, selector);
    } catch (IOException failure) {
      listener.close();
      throw failure;
    }
  }

  int port() {
    return listener.socket().getLocalPort();
  }

  /** Passes requests to a handler, each on a new thread. */
  void serve(Handler handler) {
    threads.execute(() -> receive(handler));
  }

  private void receive(Handler handler) {
    while (listener.isOpen() && !Thread.currentThread().isInterrupted()) {
      try {
        selector.select(LOOK_MILLIS);
        // Iterate over a copy, since handing over a connection selects again.
        List<SelectionKey> ready = List.copyOf(selector.selectedKeys());
        selector.selectedKeys().clear();
        for (SelectionKey key : ready) {
          if (key.isValid() && key.isAcceptable()) {
            accept();
          } else if (key.isValid() && key.isReadable()) {
            read(key, handler);
          }
        }
        dismiss(HEAD_MILLIS);
      } catch (ClosedSelectorException | RejectedExecutionException e) {
        return;
      } catch (IOException e) {
        // Mostly too many open files, which passes; clients wait in the meantime.
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept() throws IOException {
    SocketChannel connection = listener.accept();
    if (connection == null) {
      return;
    }
    try {
      if (selector.keys().size() > MOST_WAITING) {
        dismissOldest();
      }
      connection.configureBlocking(false);
      connection.setOption(StandardSocketOptions.TCP_NODELAY, true);
      connection.register(selector, SelectionKey.OP_READ, new RequestHead());
    } catch (IOException e) {
      closeQuietly(connection);
    }
  }

  private void read(SelectionKey key, Handler handler) throws IOException {
    SocketChannel connection = (SocketChannel) key.channel();
    RequestHead head = (RequestHead) key.attachment();
    try {
      Optional<String> line = head.read(connection);
      if (line.isEmpty()) {
        return;
      }
      key.cancel();
      selector.selectNow();
      LoopbackExchange.Request request = LoopbackExchange.Request.of(line.get());
      if (!handler.admits(request.target())) {
        connection.write(LoopbackExchange.refusal());
        closeQuietly(connection);
        return;
      }
      connection.configureBlocking(true);
      connections.add(connection);
      threads.execute(() -> answer(connection, request, handler));
    } catch (IOException e) {
      // The request is not HTTP, or the client has disconnected.
      closeQuietly(connection);
    }
  }

  private void dismiss(long millis) {
    for (SelectionKey key : selector.keys()) {
      if (key.attachment() instanceof RequestHead head && head.isOlder(millis)) {
        closeQuietly(key.channel());
      }
    }
  }

  private void dismissOldest() {
    SelectionKey oldest = null;
    for (SelectionKey key : selector.keys()) {
      if (key.isValid()
          && key.attachment() instanceof RequestHead head
          && (oldest == null || head.isBefore((RequestHead) oldest.attachment()))) {
        oldest = key;
      }
    }
    if (oldest != null) {
      closeQuietly(oldest.channel());
    }
  }

  private void answer(SocketChannel connection, LoopbackExchange.Request request, Handler handler) {
    try (connection) {
      if (listener.isOpen()) {
        handler.handle(new LoopbackExchange(request, connection.socket().getOutputStream()));
      }
    } catch (IOException e) {
      // The client sees the end of its connection before the end of the answer.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      connections.remove(connection);
    }
  }

  /** Closes the port and all connections, and waits until the handlers have returned. */
  @Override
  public void close() {
    closeQuietly(listener);
    threads.shutdownNow();
    connections.forEach(LoopbackServer::closeQuietly);
    boolean interrupted = Thread.interrupted();
    try {
      threads.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (selector.isOpen()) {
      selector.keys().forEach(key -> closeQuietly(key.channel()));
    }
    // Frees the port of a registered channel, which close alone does not.
    closeQuietly(selector);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void closeQuietly(AutoCloseable channel) {
    try {
      channel.close();
    } catch (Exception e) {
      // The channel is abandoned either way.
    }
  }
}
