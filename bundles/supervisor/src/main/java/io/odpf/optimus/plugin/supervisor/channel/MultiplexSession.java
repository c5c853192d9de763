// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The client's side of a yamux session on one socket. Everything in it and its streams happens on
 * the socket's event loop.
 */
final class MultiplexSession extends ByteToMessageDecoder {
  private static final System.Logger LOG = System.getLogger(MultiplexSession.class.getName());

  private final Map<Integer, MultiplexStream> streams = new HashMap<>();
  private final Consumer<MultiplexStream> opened;
  private Channel socket; // null until the handler is added
  private int lastOwn = -1; // a client's streams are odd
  private MultiplexStream receiving; // null between the bodies of data
  private long missing; // of the body that is being received
  private boolean goneAway;

  /**
   * @param opened takes a stream that the plugin opens: connects or refuses it
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

  /** Opens a stream, and carries what a local connection sends and receives over it. */
  void open(Channel local) {
    if (goneAway || !socket.isActive()) {
      local.close();
      return;
    }
    lastOwn += 2;
    MultiplexStream stream = new MultiplexStream(this, lastOwn);
    streams.put(lastOwn, stream);
    send(MultiplexFrame.WINDOW, MultiplexFrame.SYN, lastOwn, 0);
    stream.carry(local);
  }

  void send(byte type, short flags, int stream, long length) {
    socket.writeAndFlush(
        new MultiplexFrame(type, flags, stream, length).header(socket.alloc()),
        socket.voidPromise());
  }

  /** Sends data, of which the stream's window has room. */
  void send(int stream, ByteBuf data) {
    MultiplexFrame frame =
        new MultiplexFrame(MultiplexFrame.DATA, (short) 0, stream, data.readableBytes());
    socket.write(frame.header(socket.alloc()), socket.voidPromise());
    socket.writeAndFlush(data, socket.voidPromise());
  }

  void forget(MultiplexStream stream) {
    streams.remove(stream.id());
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    if (missing > 0) {
      receive(in);
    } else if (in.readableBytes() >= MultiplexFrame.HEADER) {
      byte version = in.getByte(in.readerIndex());
      MultiplexFrame frame = MultiplexFrame.read(in);
      if (version != 0 || !handle(frame)) {
        fail("a frame of version " + version + ": " + frame);
      }
    }
  }

  /** Takes what has arrived of a body. */
  private void receive(ByteBuf in) {
    int length = (int) Math.min(missing, in.readableBytes());
    missing -= length;
    if (receiving == null) {
      in.skipBytes(length); // Its stream has ended on this side.
    } else {
      receiving.received(in.readRetainedSlice(length));
    }
  }

  /** Does what a frame says; false if it must not say that. */
  private boolean handle(MultiplexFrame frame) {
    switch (frame.type()) {
      case MultiplexFrame.PING:
        if (frame.has(MultiplexFrame.SYN)) {
          send(MultiplexFrame.PING, MultiplexFrame.ACK, 0, frame.length());
        }
        return true;
      case MultiplexFrame.GO_AWAY:
        goneAway = true;
        return true;
      case MultiplexFrame.DATA, MultiplexFrame.WINDOW:
        return handleOfStream(frame);
      default:
        return false;
    }
  }

  private boolean handleOfStream(MultiplexFrame frame) {
    if (frame.has(MultiplexFrame.SYN)) {
      if (frame.stream() == 0 || frame.stream() % 2 != 0 || streams.containsKey(frame.stream())) {
        return false;
      }
      MultiplexStream stream = new MultiplexStream(this, frame.stream());
      streams.put(frame.stream(), stream);
      opened.accept(stream);
    }
    MultiplexStream stream = streams.get(frame.stream());
    if (frame.type() == MultiplexFrame.DATA) {
      if (stream != null && !stream.expects(frame.length())) {
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

  private void fail(String what) {
    LOG.log(System.Logger.Level.WARNING, "a plugin sent {0} on its shared connection", what);
    send(MultiplexFrame.GO_AWAY, (short) 0, 0, MultiplexFrame.PROTOCOL_ERROR);
    socket.close();
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
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
