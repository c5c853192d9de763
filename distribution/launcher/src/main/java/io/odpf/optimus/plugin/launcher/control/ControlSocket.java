// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.control;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The runtime's end of the control socket. At most one runtime holds a place, by a lock on the pid
 * file that the system releases when the process dies.
 *
 * <p>Neither a client nor a failure ends the service. A connection that cannot be accepted is
 * retried, a client that sends no request is disconnected, and a client that reads no output delays
 * shutdown by a limited time only.
 */
public final class ControlSocket implements AutoCloseable {

  /** Answers requests, each on a thread of its connection. */
  public interface Handler {
    /**
     * Answers a request.
     *
     * @return the exit code for the client
     */
    int answer(Request request) throws IOException, InterruptedException;
  }

  /** Each takes a thread or two. Commands are answered at once; only shells stay connected. */
  static final int MOST_CONNECTIONS = 64;

  /** The pause between attempts to accept while the process has too many files or threads open. */
  private static final long PAUSE_MILLIS = 100;

  private static final long POLL_MILLIS = 200;

  private final RuntimePlace place;
  private final FileChannel pid;
  private final ServerSocketChannel server;
  private final Set<Frames> connections = ConcurrentHashMap.newKeySet();
  private volatile boolean ending;

  private ControlSocket(RuntimePlace place, FileChannel pid, ServerSocketChannel server) {
    this.place = place;
    this.pid = pid;
    this.server = server;
  }

  /** Listens at a place; empty if another runtime holds it. */
  public static Optional<ControlSocket> open(RuntimePlace place) throws IOException {
    place.create();
    FileChannel pid =
        FileChannel.open(place.pidFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (pid.tryLock() == null) {
        pid.close();
        return Optional.empty();
      }
    } catch (OverlappingFileLockException e) {
      pid.close();
      return Optional.empty();
    }
    try {
      // The lock is held, so an existing socket was left behind by a dead runtime.
      Files.deleteIfExists(place.socket());
      ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      server.bind(UnixDomainSocketAddress.of(place.socket()));
      ownerOnly(place.socket());
      byte[] owner = (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII);
      pid.truncate(0);
      pid.write(ByteBuffer.wrap(owner));
      return Optional.of(new ControlSocket(place, pid, server));
    } catch (IOException e) {
      pid.close();
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
        take(server.accept(), handler);
        // Log only now: without a free file descriptor, the log file cannot be opened either.
        earlier.ifPresent(
            cause ->
                log(System.Logger.Level.WARNING, "for a while no connection was accepted", cause));
        earlier = Optional.empty();
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException | RuntimeException | Error e) {
        // Mostly too many open files or threads, which passes; clients wait in the meantime.
        earlier = Optional.of(e);
        pause(PAUSE_MILLIS);
      }
    }
  }

  private static void log(System.Logger.Level level, String message, Throwable cause) {
    try {
      System.getLogger(ControlSocket.class.getPackageName()).log(level, message, cause);
    } catch (RuntimeException | Error e) {
      // Logging may need files that cannot be opened; the service must go on.
      return;
    }
  }

  private void take(SocketChannel connection, Handler handler) throws IOException {
    if (connections.size() >= MOST_CONNECTIONS) {
      connection.close();
      return;
    }
    try {
      Frames frames = new Frames(connection);
      String user = RuntimePlace.peer(connection);
      connections.add(frames);
      try {
        DaemonThreads.start("optimus-control-request", () -> answer(frames, user, handler));
      } catch (OutOfMemoryError e) {
        connections.remove(frames);
        throw e;
      }
    } catch (OutOfMemoryError e) {
      // No thread could be created.
      connection.close();
      throw e;
    }
  }

  private void answer(Frames frames, String user, Handler handler) {
    try (frames) {
      Optional<Frames.Frame> first = frames.read();
      if (first.isPresent() && first.get().kind() == Frames.REQUEST) {
        frames.requestReceived();
        int code = handler.answer(new Request(first.get().text(), user, frames));
        frames.write(Frames.EXIT, Integer.toString(code));
      }
    } catch (IOException e) {
      // The client has disconnected, and expects no answer.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      log(System.Logger.Level.ERROR, "a request failed", e);
    } finally {
      connections.remove(frames);
    }
  }

  /** Disconnects clients that would keep others waiting. */
  private void watch() {
    while (server.isOpen()) {
      for (Frames connection : connections) {
        if (connection.isSilent() || ending && connection.isStuck()) {
          closeQuietly(connection);
        }
      }
      pause(POLL_MILLIS);
    }
  }

  /**
   * Notes that the runtime is about to end. From now on, a client that reads no output for a few
   * seconds, for instance because it is suspended, is disconnected. Others still get the last
   * output.
   */
  public void ending() {
    ending = true;
  }

  private static void pause(long millis) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  private static void closeQuietly(Frames connection) {
    try {
      connection.close();
    } catch (IOException e) {
      // The connection is abandoned either way.
    }
  }

  /** Stops listening, disconnects the clients and releases the place. */
  @Override
  public void close() throws IOException {
    server.close();
    connections.forEach(ControlSocket::closeQuietly);
    Files.deleteIfExists(place.socket());
    // Keep the file: if it were removed, two runtimes could each lock a file of that name.
    pid.truncate(0);
    pid.close();
  }
}
