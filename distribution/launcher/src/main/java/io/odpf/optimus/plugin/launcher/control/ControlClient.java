// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.control;

import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/** The command's end of the control socket, for one request. */
public final class ControlClient implements AutoCloseable {
  /** The exit code if the runtime ends before it has answered completely. */
  public static final int BROKEN = 1;

  private static final long POLL_MILLIS = 20;

  private final Frames frames;
  private volatile boolean answered;

  private ControlClient(Frames frames) {
    this.frames = frames;
  }

  /** Connects to the runtime of a place; empty if none listens there. */
  public static Optional<ControlClient> connect(RuntimePlace place) throws IOException {
    if (!Files.exists(place.socket())) {
      return Optional.empty();
    }
    place.requireOwn();
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.connect(UnixDomainSocketAddress.of(place.socket()));
    } catch (IOException e) {
      channel.close();
      return Optional.empty();
    }
    place.requireOwnPeer(channel);
    return Optional.of(new ControlClient(new Frames(channel)));
  }

  /**
   * Waits until the runtime of a place has ended.
   *
   * @return whether it ended within the limit
   */
  public static boolean awaitEnd(RuntimePlace place, Duration limit)
      throws IOException, InterruptedException {
    if (!Files.exists(place.pidFile())) {
      return true;
    }
    long end = System.nanoTime() + limit.toNanos();
    try (FileChannel pid = FileChannel.open(place.pidFile(), StandardOpenOption.WRITE)) {
      // The runtime holds the lock as long as it lives.
      while (true) {
        try (FileLock lock = pid.tryLock()) {
          if (lock != null) {
            return true;
          }
        } catch (OverlappingFileLockException e) {
          // This process holds it.
        }
        if (System.nanoTime() - end > 0) {
          return false;
        }
        Thread.sleep(POLL_MILLIS);
      }
    }
  }

  /** Sends the request. */
  public void send(String request) throws IOException {
    frames.write(Frames.REQUEST, request);
  }

  /** Sends the size of the terminal. */
  public void size(int columns, int rows) throws IOException {
    frames.write(Frames.SIZE, columns + " " + rows);
  }

  /** Sends typed keys. */
  public void type(byte[] typed, int length) throws IOException {
    frames.write(Frames.OUT, typed, 0, length);
  }

  /**
   * Writes the answer to the given streams until it is complete.
   *
   * @return the exit code
   */
  public int receive(OutputStream out, OutputStream err) throws IOException {
    for (Optional<Frames.Frame> frame = frames.read(); frame.isPresent(); frame = frames.read()) {
      switch (frame.get().kind()) {
        case Frames.OUT -> {
          out.write(frame.get().bytes());
          out.flush();
        }
        case Frames.ERR -> {
          err.write(frame.get().bytes());
          err.flush();
        }
        case Frames.EXIT -> {
          answered = true;
          return Integer.parseInt(frame.get().text());
        }
        default -> throw new IOException("the runtime speaks another language: update both");
      }
    }
    return BROKEN;
  }

  /** Returns whether the answer was complete before the connection ended. */
  public boolean answered() {
    return answered;
  }

  @Override
  public void close() throws IOException {
    frames.close();
  }
}
