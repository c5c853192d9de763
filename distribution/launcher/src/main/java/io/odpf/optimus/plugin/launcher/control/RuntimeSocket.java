// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.control;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * The runtime's socket. The runtime's process answers some requests itself, in all states of the
 * runtime and without its bundles; connections with other requests are handed over to the handler.
 * At most one runtime holds a place.
 *
 * <p>Neither a client nor a failure ends the service. A connection that cannot be accepted is
 * retried, a client that sends no request is disconnected, and a client that reads no output delays
 * shutdown by a limited time only.
 */
public final class RuntimeSocket implements AutoCloseable {

  /** Serves requests and connections. Each call runs on a thread of its own. */
  public interface Handler {
    /** Returns whether {@link #answer} serves such a request. */
    boolean answers(String verb, String path);

    /** Answers a request. */
    void answer(RuntimeRequest request, RuntimeReply reply)
        throws IOException, InterruptedException;

    /**
     * Takes over a connection whose first request is not answered here.
     *
     * @param received the bytes that have already been read from it
     * @return whether the connection was taken over; otherwise, the reply has the reason
     */
    boolean take(SocketChannel connection, ByteBuffer received, RuntimeReply reply)
        throws IOException;
  }

  /**
   * The limit of requests that are being answered. Each needs one or two threads; only shells stay
   * connected.
   */
  static final int MOST_CONNECTIONS = 64;

  /**
   * The limit of connections that have not sent their first line; further ones are not accepted
   * yet.
   */
  private static final int MOST_ARRIVING = 64;

  /**
   * The length of the queue of unaccepted connections: clients of the management API may connect
   * all at once.
   */
  private static final int BACKLOG = 1024;

  /** The pause between attempts to accept while the process has too many files or threads open. */
  private static final long PAUSE_MILLIS = 100;

  private static final long POLL_MILLIS = 200;

  /** The pause while the limit of new connections is reached. */
  private static final long ARRIVAL_MILLIS = 2;

  private final RuntimePlace place;
  private final PlaceLock lock;
  private final ServerSocketChannel server;
  private final Set<Conversation> arriving = ConcurrentHashMap.newKeySet();
  private final Set<Conversation> answered = ConcurrentHashMap.newKeySet();
  private volatile boolean ending;

  private RuntimeSocket(RuntimePlace place, PlaceLock lock, ServerSocketChannel server) {
    this.place = place;
    this.lock = lock;
    this.server = server;
  }

  /** Listens at a place; empty if another runtime holds it. */
  public static Optional<RuntimeSocket> open(RuntimePlace place) throws IOException {
    Optional<PlaceLock> lock = PlaceLock.claim(place);
    if (lock.isEmpty()) {
      return Optional.empty();
    }
    try {
      // The lock is held, so an existing socket was left behind by a dead runtime.
      Files.deleteIfExists(place.socket());
      return Optional.of(new RuntimeSocket(place, lock.get(), listen(place.socket())));
    } catch (IOException e) {
      lock.get().close();
      throw e;
    }
  }

  private static ServerSocketChannel listen(Path socket) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      server.bind(UnixDomainSocketAddress.of(socket), BACKLOG);
      ownerOnly(socket);
      return server;
    } catch (IOException e) {
      server.close();
      Files.deleteIfExists(socket);
      throw e;
    }
  }

  private static void ownerOnly(Path socket) throws IOException {
    if (socket.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
    }
  }

  /** Starts to answer requests. */
  public void serve(Handler handler) {
    DaemonThreads.start("optimus-control", () -> accept(handler));
    DaemonThreads.start("optimus-control-watch", this::watch);
  }

  private void accept(Handler handler) {
    Optional<Throwable> earlier = Optional.empty();
    while (true) {
      try {
        while (arriving.size() >= MOST_ARRIVING && server.isOpen()) {
          pause(ARRIVAL_MILLIS);
        }
        take(server.accept(), handler);
        // Log only now: without a free file descriptor, the log file cannot be opened either.
        earlier.ifPresent(
            cause ->
                log(System.Logger.Level.WARNING, "for a while no connection was accepted", cause));
        earlier = Optional.empty();
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException | RuntimeException | Error e) {
        // Usually too many open files or threads, which is temporary; clients wait in the meantime.
        earlier = Optional.of(e);
        pause(PAUSE_MILLIS);
      }
    }
  }

  private static void log(System.Logger.Level level, String message, Throwable cause) {
    try {
      System.getLogger(RuntimeSocket.class.getPackageName()).log(level, message, cause);
    } catch (RuntimeException | Error e) {
      // Logging may need files that cannot be opened; the service must go on.
      return;
    }
  }

  private void take(SocketChannel connection, Handler handler) throws IOException {
    Conversation conversation = new Conversation(connection);
    arriving.add(conversation);
    try {
      DaemonThreads.start("optimus-control-request", () -> converse(conversation, handler));
    } catch (OutOfMemoryError e) {
      // No thread could be created.
      arriving.remove(conversation);
      connection.close();
      throw e;
    }
  }

  private void converse(Conversation conversation, Handler handler) {
    boolean passed = false;
    try {
      String[] first = conversation.in().firstLine().split(" ", 3);
      String path = first.length > 1 ? first[1].split("\\?", 2)[0] : "";
      boolean own = handler.answers(first[0], path);
      if (own && answered.size() < MOST_CONNECTIONS) {
        answered.add(conversation);
        arriving.remove(conversation);
        handler.answer(conversation.request(), conversation.reply());
      } else if (!own && !first[0].isEmpty()) {
        // The management API has limits of its own, and may have to be started first.
        conversation.markArrived();
        passed =
            handler.take(
                conversation.channel(), conversation.in().received(), conversation.reply());
      }
    } catch (IOException e) {
      // The client has disconnected and expects no response.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      log(System.Logger.Level.ERROR, "a request failed", e);
    } finally {
      end(conversation, passed);
    }
  }

  private void end(Conversation conversation, boolean passed) {
    arriving.remove(conversation);
    answered.remove(conversation);
    try {
      if (passed) {
        conversation.reply().close();
      } else {
        conversation.close();
      }
    } catch (IOException e) {
      // The connection is abandoned either way.
    }
  }

  /** Disconnects clients that have exceeded a time limit. */
  private void watch() {
    while (server.isOpen()) {
      endIf(arriving, Conversation::isSilent);
      endIf(answered, it -> it.isSilent() || ending && it.isStuck());
      pause(POLL_MILLIS);
    }
  }

  private void endIf(Set<Conversation> some, Predicate<Conversation> condition) {
    some.stream().filter(condition).forEach(conversation -> end(conversation, false));
  }

  /**
   * Records that the runtime is about to end. From now on, a client that does not read its output
   * for a few seconds, for instance because it is suspended, is disconnected. Other clients still
   * receive the last output.
   */
  public void ending() {
    ending = true;
  }

  private static void pause(long millis) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  /** Stops listening, disconnects the clients and releases the place. */
  @Override
  public void close() throws IOException {
    server.close();
    endIf(arriving, conversation -> true);
    endIf(answered, conversation -> true);
    Files.deleteIfExists(place.socket());
    lock.close();
  }
}
