// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A stream of a {@link MultiplexSession} that carries a local connection of gRPC. Neither side can
 * send more than the other accepts: the plugin is limited by the stream's window, and gRPC because
 * the local connection is not read while the window is full. Confined to the event loop that both
 * share.
 */
@SuppressWarnings("FutureReturnValueIgnored") // A failed write or close ends the channel.
final class MultiplexStream {
  static final long WINDOW = 256 << 10;

  private final MultiplexSession session;
  private final int id;
  private final Deque<ByteBuf> early = new ArrayDeque<>(); // received before the local connection
  private final Deque<ByteBuf> waiting = new ArrayDeque<>(); // waits for room in the window
  private @Nullable Channel local; // null until it carries a connection
  private long sendWindow = WINDOW;
  private long receiveWindow = WINDOW;
  private long taken; // consumed by gRPC and not yet credited to the plugin
  private boolean localClosed; // inactive would also mean not yet connected
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

  /** Carries a local connection, which is read from now on. */
  void carry(Channel connection) {
    local = connection;
    connection.pipeline().addLast(new LocalEnd());
    localClosed = connection.closeFuture().isDone();
    if (ended) {
      connection.close();
      return;
    }
    while (!early.isEmpty()) {
      deliver(connection, early.remove());
    }
    if (finReceived) {
      connection.close();
    }
    flush();
  }

  /** Deducts data from the receive window; returns whether the plugin respects the window. */
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
      deliver(local, data);
    }
  }

  private void deliver(Channel connection, ByteBuf data) {
    int length = data.readableBytes();
    connection.writeAndFlush(data).addListener(done -> took(length));
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
      // Dequeue before sending, since sending may end this stream or reenter this method.
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
      local.close(); // Closes after delivered data; LocalEnd then sends FIN.
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

  /** Receives the data that gRPC sends, and its end. */
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
