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
 * The runtime's end of the socket. At most one runtime holds a place: it keeps the pid file locked,
 * which a dead one does not.
 *
 * <p>No client and no failure ends the service: what cannot be accepted now is accepted later, a
 * client that asks for nothing is hung up on, and one that takes no output delays the end by a
 * limited time.
 */
public final class ControlSocket implements AutoCloseable {

  /** Answers requests; called from a thread of each connection. */
  public interface Handler {
    /**
     * Answers one.
     *
     * @return the exit code for whoever asked
     */
    int answer(Request request) throws IOException, InterruptedException;
  }

  /** Each takes a thread or two. Commands are answered at once, so that only shells stay. */
  static final int MOST_CONNECTIONS = 64;

  /** Between two attempts to accept, while the process has too many open files or threads. */
  private static final long PAUSE_MILLIS = 100;

  private static final long LOOK_MILLIS = 200;

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

  /** Takes a place; empty if another runtime holds it. */
  public static Optional<ControlSocket> open(RuntimePlace place) throws IOException {
    place.create();
    FileChannel pid =
        FileChannel.open(place.pidFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (pid.tryLock() == null) {
        pid.close();
        return Optional.empty();
      }
    } catch (OverlappingFileLockException held) {
      pid.close();
      return Optional.empty();
    }
    try {
      // Nobody else is here, so what is there was left behind.
      Files.deleteIfExists(place.socket());
      ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      server.bind(UnixDomainSocketAddress.of(place.socket()));
      ownerOnly(place.socket());
      byte[] owner = (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII);
      pid.truncate(0);
      pid.write(ByteBuffer.wrap(owner));
      return Optional.of(new ControlSocket(place, pid, server));
    } catch (IOException failure) {
      pid.close();
      throw failure;
    }
  }

  private static void ownerOnly(Path socket) throws IOException {
    if (socket.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
    }
  }

  /** Answers requests from now on. */
  public void serve(Handler handler) {
    daemon("optimus-control", () -> accept(handler));
    daemon("optimus-control-watch", this::watch);
  }

  private void accept(Handler handler) {
    Throwable trouble = null;
    while (true) {
      try {
        take(server.accept(), handler);
        if (trouble != null) {
          // Not earlier: what opens no connection opens no log file either.
          log(System.Logger.Level.WARNING, "for a while no connection was accepted", trouble);
          trouble = null;
        }
      } catch (ClosedChannelException closed) {
        return;
      } catch (IOException | RuntimeException | Error failure) {
        // Too many open files or threads, mostly. It passes, and whoever connects waits meanwhile.
        trouble = failure;
        pause(PAUSE_MILLIS);
      }
    }
  }

  private static void log(System.Logger.Level level, String message, Throwable cause) {
    try {
      System.getLogger(ControlSocket.class.getPackageName()).log(level, message, cause);
    } catch (RuntimeException | Error failure) {
      // Logging may need files that cannot be opened; the service goes on all the same.
      return;
    }
  }

  private void take(SocketChannel connection, Handler handler) throws IOException {
    if (connections.size() >= MOST_CONNECTIONS) {
      connection.close();
      return;
    }
    Frames frames = null;
    try {
      frames = new Frames(connection);
      connections.add(frames);
      Frames taken = frames;
      String user = RuntimePlace.peer(connection);
      daemon("optimus-control-request", () -> answer(taken, user, handler));
    } catch (OutOfMemoryError noThread) {
      if (frames != null) {
        connections.remove(frames);
      }
      connection.close();
      throw noThread;
    }
  }

  private void answer(Frames frames, String user, Handler handler) {
    try (frames) {
      Optional<Frames.Frame> first = frames.read();
      if (first.isPresent() && first.get().kind() == Frames.REQUEST) {
        frames.asked();
        int code = handler.answer(new Request(first.get().text(), user, frames));
        frames.write(Frames.EXIT, Integer.toString(code));
      }
    } catch (IOException gone) {
      // Whoever asked has gone; there is nobody to tell.
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error defect) {
      log(System.Logger.Level.ERROR, "a request failed", defect);
    } finally {
      connections.remove(frames);
    }
  }

  /** Hangs up on clients that would keep others waiting. */
  private void watch() {
    while (server.isOpen()) {
      for (Frames connection : connections) {
        if (connection.silent() || ending && connection.stuck()) {
          quietly(connection);
        }
      }
      pause(LOOK_MILLIS);
    }
  }

  /**
   * Says that the runtime is about to end: from now on, a client that takes no output for a few
   * seconds, for instance since it is suspended, is hung up on. Others still get last words.
   */
  public void ending() {
    ending = true;
  }

  private static void pause(long millis) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  private static void quietly(Frames connection) {
    try {
      connection.close();
    } catch (IOException unusable) {
      // It is given up either way.
    }
  }

  private static void daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Gives the place up. */
  @Override
  public void close() throws IOException {
    server.close();
    connections.forEach(ControlSocket::quietly);
    Files.deleteIfExists(place.socket());
    // The file stays: to remove it would let two others lock two files of that name.
    pid.truncate(0);
    pid.close();
  }
}
