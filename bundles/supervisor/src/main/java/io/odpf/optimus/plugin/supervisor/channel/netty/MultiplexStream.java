// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One stream of a {@link MultiplexSession}, whose other end in this process is a local connection
 * of gRPC's. Neither side can send more than the other takes: the plugin by the stream's window,
 * gRPC because the local connection is not read while there is no room. Both are on one event loop,
 * and this is used there alone.
 */
final class MultiplexStream {
  static final long WINDOW = 256 << 10;

  private final MultiplexSession session;
  private final int id;
  private final Deque<ByteBuf> early = new ArrayDeque<>(); // received before it was carried
  private final Deque<ByteBuf> waiting = new ArrayDeque<>(); // for room in the window
  private Channel local; // null until it carries a connection
  private long sendWindow = WINDOW;
  private long receiveWindow = WINDOW;
  private long taken; // received and taken by gRPC, but not yet told to the plugin
  private boolean localClosed; // and not: not active, which it is not before either
  private boolean finSent;
  private boolean finReceived;
  private boolean ended;

  MultiplexStream(MultiplexSession session, int id) {
    this.session = session;
    this.id = id;
  }

  int id() {
    return id;
  }

  /** Refuses a stream that the plugin opened. */
  void refuse() {
    session.send(MultiplexFrame.WINDOW, MultiplexFrame.RST, id, 0);
    end();
  }

  /** Accepts a stream that the plugin opened; {@link #carry} follows. */
  void accept() {
    session.send(MultiplexFrame.WINDOW, MultiplexFrame.ACK, id, 0);
  }

  /** Ends a stream on this side that will carry nothing. */
  void close() {
    localClosed = true;
    sendFin();
  }

  /** Carries a local connection, which this reads from now on. */
  void carry(Channel connection) {
    local = connection;
    connection.pipeline().addLast(new LocalEnd());
    localClosed = connection.closeFuture().isDone();
    if (ended) {
      connection.close();
      return;
    }
    while (!early.isEmpty()) {
      deliver(early.poll());
    }
    if (finReceived) {
      connection.close();
    }
    flush();
  }

  /** Takes data off the receive window; returns whether the plugin kept to the window. */
  boolean expects(long length) {
    receiveWindow -= length;
    return receiveWindow >= 0;
  }

  void received(ByteBuf data) {
    if (ended || finSent) {
      data.release();
    } else if (local == null) {
      early.add(data);
    } else {
      deliver(data);
    }
  }

  private void deliver(ByteBuf data) {
    int length = data.readableBytes();
    local.writeAndFlush(data).addListener(done -> took(length));
  }

  private void took(int length) {
    taken += length;
    if (taken >= WINDOW / 2 && !ended && !finReceived) {
      receiveWindow += taken;
      session.send(MultiplexFrame.WINDOW, (short) 0, id, taken);
      taken = 0;
    }
  }

  void widened(long more) {
    sendWindow += more;
    flush();
  }

  /** Sends waiting data as far as the window allows. */
  void flush() {
    if (local == null) {
      return;
    }
    while (!waiting.isEmpty() && sendWindow > 0 && session.socket().isWritable()) {
      ByteBuf first = waiting.peek();
      int length = (int) Math.min(sendWindow, first.readableBytes());
      sendWindow -= length;
      // Taken before it is sent: sending may end this stream, or make room and come here again.
      session.send(
          id, length == first.readableBytes() ? waiting.poll() : first.readRetainedSlice(length));
    }
    local.config().setAutoRead(waiting.isEmpty());
    if (waiting.isEmpty() && localClosed) {
      sendFin();
    }
  }

  private void sendFin() {
    if (!finSent && !ended) {
      finSent = true;
      session.send(MultiplexFrame.WINDOW, MultiplexFrame.FIN, id, 0);
      if (finReceived) {
        end();
      }
    }
  }

  /** Handles the end of the plugin's data. */
  void finished() {
    finReceived = true;
    if (finSent) {
      end();
    } else if (local != null) {
      local.close(); // After what was delivered; its end is then told to the plugin.
    }
  }

  /** Handles the loss of the plugin or its socket. */
  void reset() {
    end();
    if (local != null) {
      local.close();
    }
  }

  private void end() {
    ended = true;
    session.forget(this);
    early.forEach(ByteBuf::release);
    early.clear();
    waiting.forEach(ByteBuf::release);
    waiting.clear();
  }

  private void sent(ByteBuf data) {
    if (ended || finSent || !data.isReadable()) {
      data.release();
    } else {
      waiting.add(data);
      flush();
    }
  }

  /** What gRPC sends, and its end. */
  private final class LocalEnd extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      sent((ByteBuf) message);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      localClosed = true;
      flush();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      context.close();
    }
  }
}
