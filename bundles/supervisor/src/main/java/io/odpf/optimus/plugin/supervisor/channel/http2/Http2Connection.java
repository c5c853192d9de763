// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.http2;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The client's side of one connection. A thread that sends something writes it to the socket
 * itself, as far as the socket accepts it, and the event loop writes the rest. No thread ever
 * blocks. Thread-safe.
 */
public final class Http2Connection implements EventLoop.Socket {
  private static final byte[] PREFACE =
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final SocketChannel channel;
  private final EventLoop loop;
  private final Runnable onLost;
  private final FrameInput input;

  @GuardedBy("streams")
  private final FrameOutput output = new FrameOutput();

  @GuardedBy("streams")
  private final StreamWriter writer = new StreamWriter(output);

  private final ConnectionStreams streams; // also the lock of this connection

  @GuardedBy("streams")
  private boolean awaitingWritable;

  @GuardedBy("streams")
  private boolean failed;

  private Http2Connection(SocketChannel channel, EventLoop loop, Runnable onLost) {
    this.channel = channel;
    this.loop = loop;
    this.onLost = onLost;
    this.streams = new ConnectionStreams(writer, ConnectionStreams.LAST_ID);
    this.input = new FrameInput(new FrameDispatcher(streams, writer, this::flush));
  }

  /**
   * Connects to a unix socket, which succeeds or fails at once.
   *
   * @param onLost run once when the connection has ended, for whatever reason
   * @throws IOException if nobody listens there, or the loop is closed
   */
  public static Http2Connection open(SocketAddress address, EventLoop loop, Runnable onLost)
      throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    boolean connected = false;
    try {
      channel.configureBlocking(false);
      if (!channel.connect(address)) {
        throw new IOException(
            "cannot connect to " + address + ": its queue of connections is full");
      }
      Http2Connection connection = new Http2Connection(channel, loop, onLost);
      connection.greet();
      loop.add(channel, connection);
      connected = true;
      return connection;
    } finally {
      if (!connected) {
        channel.close();
      }
    }
  }

  private void greet() {
    synchronized (streams) {
      output.bytes(PREFACE, 0, PREFACE.length);
      writer.writePreface(ConnectionStreams.OWN_WINDOW);
    }
  }

  /**
   * Makes a request.
   *
   * @param first the first part of its body
   * @param end whether that is also the last
   * @param listener receives the stream before anything is sent
   * @throws IOException if the connection accepts no more requests
   */
  public void request(List<HeaderField> headers, byte[] first, boolean end, StreamListener listener)
      throws IOException {
    synchronized (streams) {
      streams.open(this, headers, first, end, listener);
    }
    flush();
  }

  void send(Http2Stream stream, byte[] bytes, boolean end) {
    synchronized (streams) {
      streams.send(stream, bytes, end);
    }
    flush();
  }

  boolean ready(Http2Stream stream) {
    synchronized (streams) {
      return stream.hasRoom();
    }
  }

  void reset(Http2Stream stream, int errorCode) {
    synchronized (streams) {
      streams.reset(stream, errorCode);
    }
    flush();
  }

  void consumed(Http2Stream stream, int count) {
    boolean widened;
    synchronized (streams) {
      widened = streams.consumed(stream, count);
    }
    if (widened) {
      flush();
    }
  }

  /** Returns whether the connection accepts requests. */
  public boolean usable() {
    synchronized (streams) {
      return !failed && streams.usable();
    }
  }

  /** Ends the connection once its last stream has ended. */
  public void closeWhenIdle() {
    boolean idle;
    synchronized (streams) {
      idle = streams.drain();
    }
    if (idle) {
      failSoon(new EOFException("the connection was closed"));
    }
  }

  /** Ends the connection and all its streams. */
  public void close(IOException cause) {
    failSoon(cause);
  }

  private void flush() {
    IOException failure = null;
    boolean ended = false;
    List<StreamListener> writable = new ArrayList<>();
    synchronized (streams) {
      if (failed) {
        return;
      }
      try {
        boolean empty = true;
        if (!awaitingWritable) {
          do {
            streams.write(writable);
            empty = output.writeTo(channel);
          } while (empty && streams.hasMore());
        }
        if (!empty && !awaitingWritable) {
          awaitingWritable = true;
          loop.awaitWritable(channel);
        }
        ended = streams.finished(); // The rest would not be read.
      } catch (IOException e) {
        failure = e;
      }
    }
    if (!writable.isEmpty()) {
      loop.execute(() -> writable.forEach(StreamListener::writable));
    }
    if (failure != null) {
      failSoon(failure);
    } else if (ended) {
      failSoon(new EOFException("the connection was closed"));
    }
  }

  /** Lets the event loop call the listeners, whichever thread found the failure. */
  private void failSoon(IOException cause) {
    loop.execute(() -> fail(cause));
  }

  @Override
  public void selected(SelectionKey key) {
    try {
      if (key.isValid() && key.isWritable()) {
        key.interestOpsAnd(~SelectionKey.OP_WRITE);
        synchronized (streams) {
          awaitingWritable = false;
        }
        flush();
      }
      if (key.isValid() && key.isReadable() && !input.readFrom(channel)) {
        fail(new EOFException("the plugin closed the connection"));
      }
    } catch (Http2Exception e) {
      violated(e);
    } catch (IOException e) {
      fail(e);
    } catch (RuntimeException | Error e) { // The frames that follow cannot be processed.
      fail(new IOException("the connection to a plugin failed", e));
      throw e;
    }
  }

  /** Reports a violation to the peer, if it still reads. */
  private void violated(Http2Exception violation) {
    synchronized (streams) {
      writer.writeGoAway(violation.errorCode());
    }
    flush();
    fail(new IOException("the plugin violated HTTP/2: " + violation.getMessage(), violation));
  }

  @Override
  public void loopClosed() {
    fail(new IOException("the transport was closed"));
  }

  private void fail(IOException cause) {
    List<StreamListener> left;
    synchronized (streams) {
      if (failed) {
        return;
      }
      failed = true;
      left = streams.end();
    }
    try {
      channel.close();
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
    onLost.run();
    left.forEach(listener -> listener.lost(cause));
  }
}
