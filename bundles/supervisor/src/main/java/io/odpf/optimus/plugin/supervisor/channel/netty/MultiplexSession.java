// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The client's side of a yamux session on one socket. The session and its streams are confined to
 * the socket's event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // A failed write or close ends the channel.
final class MultiplexSession extends ByteToMessageDecoder {
  private static final System.Logger LOG = System.getLogger(MultiplexSession.class.getName());

  /** The limit of open streams that the plugin opened; go-plugin's backlog is as long. */
  private static final int MOST_ACCEPTED = 256;

  private static final long LAST_STREAM = 0xffff_ffffL;

  private final Map<Integer, MultiplexStream> streams = new HashMap<>();
  private final Consumer<MultiplexStream> opened;

  @SuppressWarnings("NullAway.Init") // Set by handlerAdded, before any other call.
  private Channel socket;

  private long nextOwn = 1; // streams of a client have odd numbers
  private int accepted; // the number of open streams that the plugin opened
  private @Nullable MultiplexStream receiving; // null between the bodies of data
  private long missing; // bytes missing of the current body
  private boolean goneAway;
  private boolean failed;

  /**
   * @param opened connects or refuses a stream that the plugin opens
   */
  MultiplexSession(Consumer<MultiplexStream> opened) {
    this.opened = opened;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    socket = context.channel();
  }

  Channel socket() {
    return socket;
  }

  /** Opens a stream that carries a local connection. */
  void open(Channel local) {
    if (mayOpen()) {
      openNext().carry(local);
    } else {
      local.close();
    }
  }

  /**
   * Opens a stream and ends it at once, since the plugin expects a stream that is no longer needed.
   */
  void openUnused() {
    if (mayOpen()) {
      openNext().close();
    }
  }

  private boolean mayOpen() {
    return !goneAway && socket.isActive() && nextOwn <= LAST_STREAM;
  }

  private MultiplexStream openNext() {
    MultiplexStream stream = new MultiplexStream(this, (int) nextOwn);
    nextOwn += 2;
    streams.put(stream.id(), stream);
    send(MultiplexFrame.WINDOW, MultiplexFrame.SYN, stream.id(), 0);
    return stream;
  }

  void send(byte type, short flags, int stream, long length) {
    socket.writeAndFlush(
        new MultiplexFrame(type, flags, stream, length).header(socket.alloc()),
        socket.voidPromise());
  }

  /** Sends data, for which the stream's window must have room. */
  void send(int stream, ByteBuf data) {
    MultiplexFrame frame =
        new MultiplexFrame(MultiplexFrame.DATA, (short) 0, stream, data.readableBytes());
    socket.write(frame.header(socket.alloc()), socket.voidPromise());
    socket.writeAndFlush(data, socket.voidPromise());
  }

  void forget(MultiplexStream stream) {
    if (streams.remove(stream.id(), stream) && !isOwn(stream.id())) {
      accepted--;
    }
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    if (failed) {
      in.skipBytes(in.readableBytes());
    } else if (missing > 0) {
      receive(in);
    } else if (in.readableBytes() >= MultiplexFrame.HEADER) {
      byte version = in.getByte(in.readerIndex());
      MultiplexFrame frame = MultiplexFrame.read(in);
      if (version != 0 || !handle(frame)) {
        fail("a frame of version " + version + ": " + frame);
      }
    }
  }

  /** Receives a part of a body. */
  private void receive(ByteBuf in) {
    int length = (int) Math.min(missing, in.readableBytes());
    missing -= length;
    if (receiving == null) {
      in.skipBytes(length); // The stream has ended on this side.
    } else {
      receiving.received(in.readRetainedSlice(length));
    }
  }

  /** Handles a frame; returns false if it violates the protocol. */
  private boolean handle(MultiplexFrame frame) {
    if ((frame.flags() & ~MultiplexFrame.FLAGS) != 0) {
      return false;
    }
    switch (frame.type()) {
      case MultiplexFrame.PING:
        if (frame.has(MultiplexFrame.SYN)) {
          send(MultiplexFrame.PING, MultiplexFrame.ACK, 0, frame.length());
        }
        return true;
      case MultiplexFrame.GO_AWAY:
        goneAway = true;
        if (frame.length() != MultiplexFrame.NORMAL) {
          LOG.log(
              System.Logger.Level.WARNING,
              "a plugin ended its shared connection with error {0}",
              frame.length());
          socket.close();
        }
        return true;
      case MultiplexFrame.DATA, MultiplexFrame.WINDOW:
        return handleOfStream(frame);
      default:
        return false;
    }
  }

  private boolean handleOfStream(MultiplexFrame frame) {
    if (frame.stream() == 0) {
      return false;
    }
    if (frame.has(MultiplexFrame.SYN)) {
      if (isOwn(frame.stream()) || streams.containsKey(frame.stream())) {
        return false;
      }
      acceptStream(frame.stream());
    }
    MultiplexStream stream = streams.get(frame.stream());
    if (frame.type() == MultiplexFrame.DATA) {
      // Data for an ended stream was sent within its window.
      if (stream == null
          ? frame.length() > MultiplexStream.WINDOW
          : !stream.expects(frame.length())) {
        return false;
      }
      receiving = stream;
      missing = frame.length();
    } else if (stream != null) {
      stream.widened(frame.length());
    }
    if (stream != null && frame.has(MultiplexFrame.RST)) {
      stream.reset();
    } else if (stream != null && frame.has(MultiplexFrame.FIN)) {
      stream.finished();
    }
    return true;
  }

  private void acceptStream(int id) {
    MultiplexStream stream = new MultiplexStream(this, id);
    streams.put(id, stream);
    accepted++;
    if (accepted > MOST_ACCEPTED) {
      stream.refuse();
    } else {
      opened.accept(stream);
    }
  }

  private static boolean isOwn(int id) {
    return id % 2 != 0;
  }

  private void fail(String what) {
    failed = true;
    LOG.log(System.Logger.Level.WARNING, "a plugin sent {0} on its shared connection", what);
    send(MultiplexFrame.GO_AWAY, (short) 0, 0, MultiplexFrame.PROTOCOL_ERROR);
    socket.close();
  }

  /** Stops reading while the plugin accepts no data, since many frames require an answer. */
  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    socket.config().setAutoRead(socket.isWritable());
    if (socket.isWritable()) {
      List.copyOf(streams.values()).forEach(MultiplexStream::flush);
    }
  }

  @Override
  protected void handlerRemoved0(ChannelHandlerContext context) {
    List.copyOf(streams.values()).forEach(MultiplexStream::reset);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    LOG.log(System.Logger.Level.DEBUG, "a shared connection to a plugin failed", cause);
    context.close();
  }
}
