// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.suite;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** Forwards TCP connections to a port of this machine, and can interrupt the responses. */
public final class Link implements AutoCloseable {
  private static final int BUFFER = 16 * 1024;

  private final int upstream;
  private final ServerSocket server;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicLong passed = new AtomicLong();
  private volatile Spoiling spoiling = Spoiling.NONE;
  private volatile CountDownLatch spoiled = new CountDownLatch(1);

  private Link(int upstream, ServerSocket server) {
    this.upstream = upstream;
    this.server = server;
  }

  /** Opens a new port that forwards to a port. */
  public static Link to(int upstream) {
    try {
      Link link = new Link(upstream, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
      daemon(link::accept);
      return link;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * The treatment of the responses of each connection.
   *
   * @param after the number of bytes to forward, or negative for all
   * @param cut whether to close the connection then, rather than to forward nothing more
   */
  private record Spoiling(long after, boolean cut) {
    static final Spoiling NONE = new Spoiling(-1, false);

    /** Returns the number of bytes that may still pass. */
    long left(long answered) {
      return after < 0 ? Long.MAX_VALUE : Math.max(0, after - answered);
    }
  }

  /** Returns the new port. */
  public int port() {
    return server.getLocalPort();
  }

  /** Returns the number of response bytes that have been forwarded. */
  public long passed() {
    return passed.get();
  }

  /** From now on, closes each connection after so many bytes. */
  public void cutAfter(long bytes) {
    begin(new Spoiling(bytes, true));
  }

  /** From now on, forwards nothing more on a connection after so many bytes. */
  public void stallAfter(long bytes) {
    begin(new Spoiling(bytes, false));
  }

  /** From now on, forwards everything. */
  public void heal() {
    begin(Spoiling.NONE);
  }

  private void begin(Spoiling next) {
    spoiled = new CountDownLatch(1);
    spoiling = next;
  }

  /** Opens when the first connection was interrupted. */
  public CountDownLatch spoiled() {
    return spoiled;
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        sockets.add(client);
        Socket target = new Socket(InetAddress.getLoopbackAddress(), upstream);
        sockets.add(target);
        daemon(() -> pass(client, target));
        daemon(() -> answer(target, client));
      }
    } catch (IOException closed) {
      close();
    }
  }

  private static void pass(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException failure) {
      end(from);
    }
  }

  /** Connections are reused for later requests, so check the current treatment at each read. */
  private void answer(Socket from, Socket to) {
    long answered = 0;
    boolean lost = false;
    byte[] buffer = new byte[BUFFER];
    try {
      InputStream input = from.getInputStream();
      OutputStream output = to.getOutputStream();
      for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
        Spoiling how = spoiling;
        long left = how.left(answered);
        int allowed = lost ? 0 : (int) Math.min(read, left);
        output.write(buffer, 0, allowed);
        answered += allowed;
        passed.addAndGet(allowed);
        if (allowed == left) {
          lost = true;
          spoiled.countDown();
        }
        if (lost && how.cut()) {
          end(from);
          end(to);
          return;
        }
      }
      to.shutdownOutput();
    } catch (IOException e) {
      end(from);
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "link");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    sockets.forEach(Link::end);
  }
}
