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

/**
 * The runtime's end of the socket. At most one runtime holds a place: it keeps the pid file locked,
 * which a dead one does not.
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

  private final RuntimePlace place;
  private final FileChannel pid;
  private final ServerSocketChannel server;
  private final Set<Frames> connections = ConcurrentHashMap.newKeySet();

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
  }

  private void accept(Handler handler) {
    while (true) {
      try {
        SocketChannel connection = server.accept();
        Frames frames = new Frames(connection);
        connections.add(frames);
        daemon("optimus-control-request", () -> answer(frames, handler));
      } catch (ClosedChannelException closed) {
        return;
      } catch (IOException failure) {
        System.getLogger(ControlSocket.class.getPackageName())
            .log(System.Logger.Level.WARNING, "cannot accept a connection", failure);
        return;
      }
    }
  }

  private void answer(Frames frames, Handler handler) {
    try (frames) {
      Optional<Frames.Frame> first = frames.read();
      if (first.isPresent() && first.get().kind() == Frames.REQUEST) {
        int code = handler.answer(new Request(first.get().text(), frames));
        frames.write(Frames.EXIT, Integer.toString(code));
      }
    } catch (IOException gone) {
      // Whoever asked has gone; there is nobody to tell.
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } finally {
      connections.remove(frames);
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
    for (Frames connection : connections) {
      connection.close();
    }
    Files.deleteIfExists(place.socket());
    // The file stays: to remove it would let two others lock two files of that name.
    pid.truncate(0);
    pid.close();
  }
}
