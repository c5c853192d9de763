// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.http2;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** Acts on the frames that the peer sends, and tells the streams' listeners. */
final class FrameDispatcher implements FrameInput.Receiver {
  private static final int PING = 8;
  private static final int SETTING = 6;

  private final ConnectionStreams streams; // its lock is never held while a listener is told
  private final Runnable flush;
  private final HeaderBlocks headers = new HeaderBlocks();
  private boolean greeted;

  FrameDispatcher(ConnectionStreams streams, Runnable flush) {
    this.streams = streams;
    this.flush = flush;
  }

  @Override
  public void frame(int type, int flags, int stream, ByteBuffer payload) throws Http2Exception {
    if (!greeted && (type != Frame.SETTINGS || (flags & Frame.ACK) != 0)) {
      throw new Http2Exception(ErrorCode.PROTOCOL_ERROR, "it does not begin with its settings");
    }
    greeted = true;
    boolean continues = type == Frame.CONTINUATION;
    if (continues
        ? stream == 0 || !headers.expectsContinuation(stream)
        : headers.expectsContinuation(0)) {
      throw new Http2Exception(ErrorCode.PROTOCOL_ERROR, "headers that break off");
    }
    switch (type) {
      case Frame.DATA -> data(flags, stream, payload);
      case Frame.HEADERS -> headers(flags, stream, payload);
      case Frame.CONTINUATION -> continuation(flags, stream, payload);
      case Frame.RST_STREAM -> reset(stream, payload);
      case Frame.SETTINGS -> settings(flags, stream, payload);
      case Frame.PING -> ping(flags, payload);
      case Frame.GOAWAY -> goAway(payload);
      case Frame.WINDOW_UPDATE -> windowUpdate(stream, payload);
      case Frame.PUSH_PROMISE ->
          throw new Http2Exception(ErrorCode.PROTOCOL_ERROR, "a promise that was not allowed");
      default -> {
        // PRIORITY says nothing to a client; unknown frames are to be ignored.
      }
    }
  }

  private void data(int flags, int id, ByteBuffer payload) throws Http2Exception {
    int size = payload.remaining();
    byte[] bytes = bytes(unpad(flags, payload));
    boolean end = (flags & Frame.END_STREAM) != 0;
    Optional<Http2Stream> stream;
    boolean tell;
    synchronized (streams) {
      requireOpened(id);
      streams.received(size);
      stream = streams.find(id);
      tell = stream.isPresent();
      if (tell && !stream.get().receive(size)) {
        throw new Http2Exception(ErrorCode.FLOW_CONTROL_ERROR, "more data than its window allows");
      }
      if (tell) {
        streams.consumed(stream.get(), size - bytes.length);
        if (end) {
          streams.endedByPeer(stream.get());
        }
      }
    }
    flush.run();
    if (tell) {
      stream.get().listener().data(bytes, end);
    }
  }

  private void requireOpened(int id) throws Http2Exception {
    if (!streams.wasOpened(id)) {
      throw new Http2Exception(ErrorCode.PROTOCOL_ERROR, "an answer to nothing that was asked");
    }
  }

  private static ByteBuffer unpad(int flags, ByteBuffer payload) throws Http2Exception {
    if ((flags & Frame.PADDED) == 0) {
      return payload;
    }
    int padding = payload.hasRemaining() ? payload.get() & 0xff : 1;
    if (padding > payload.remaining()) {
      throw new Http2Exception(ErrorCode.PROTOCOL_ERROR, "more padding than its frame has room");
    }
    return payload.limit(payload.limit() - padding);
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  private void headers(int flags, int id, ByteBuffer payload) throws Http2Exception {
    ByteBuffer block = unpad(flags, payload);
    if ((flags & Frame.WITH_PRIORITY) != 0) {
      require(block.remaining() >= 5, "headers without their priority");
      block.position(block.position() + 5);
    }
    synchronized (streams) {
      requireOpened(id);
    }
    headers.begin(id, (flags & Frame.END_STREAM) != 0);
    continuation(flags, id, block);
  }

  private void continuation(int flags, int id, ByteBuffer block) throws Http2Exception {
    headers.add(block);
    if ((flags & Frame.END_HEADERS) == 0) {
      return;
    }
    List<HeaderField> fields = headers.complete();
    boolean end = headers.endsStream();
    Optional<Http2Stream> stream;
    synchronized (streams) {
      stream = streams.find(id);
      if (end && stream.isPresent()) {
        streams.endedByPeer(stream.get());
      }
    }
    if (end) {
      flush.run();
    }
    if (stream.isPresent()) {
      stream.get().listener().headers(fields, end);
    }
  }

  private void reset(int id, ByteBuffer payload) throws Http2Exception {
    require(payload.remaining() == Integer.BYTES, "a reset of a wrong size");
    Optional<Http2Stream> stream;
    synchronized (streams) {
      requireOpened(id);
      stream = streams.find(id);
      stream.ifPresent(streams::forget);
    }
    flush.run();
    if (stream.isPresent()) {
      stream.get().listener().reset(payload.getInt());
    }
  }

  private void settings(int flags, int stream, ByteBuffer payload) throws Http2Exception {
    require(stream == 0 && payload.remaining() % SETTING == 0, "settings of a wrong size");
    if ((flags & Frame.ACK) != 0) {
      return;
    }
    synchronized (streams) {
      while (payload.hasRemaining()) {
        setting(payload.getShort(), payload.getInt());
      }
      streams.answer(Frame.SETTINGS, new byte[0]);
    }
    flush.run();
  }

  private void setting(int name, int value) throws Http2Exception {
    switch (name) {
      case Frame.MAX_CONCURRENT_STREAMS ->
          streams.setMostOpen(value < 0 ? Integer.MAX_VALUE : value);
      case Frame.INITIAL_WINDOW_SIZE -> {
        if (value < 0) {
          throw new Http2Exception(ErrorCode.FLOW_CONTROL_ERROR, "a window of more than 2 GiB");
        }
        streams.setInitialWindow(value);
      }
      case Frame.MAX_FRAME_SIZE -> {
        require(value >= Frame.LARGEST && value < 1 << 24, "a wrong size of frames");
        streams.setMostInFrame(value);
      }
      default -> {
        // The size of a table that is not used; limits of what is never sent.
      }
    }
  }

  private void ping(int flags, ByteBuffer payload) throws Http2Exception {
    require(payload.remaining() == PING, "a ping of a wrong size");
    if ((flags & Frame.ACK) == 0) {
      synchronized (streams) {
        streams.answer(Frame.PING, bytes(payload));
      }
      flush.run();
    }
  }

  private void goAway(ByteBuffer payload) throws Http2Exception {
    require(payload.remaining() >= 2 * Integer.BYTES, "a goodbye of a wrong size");
    int last = payload.getInt() & Integer.MAX_VALUE;
    List<Http2Stream> refused;
    synchronized (streams) {
      refused = streams.goAway(last);
    }
    refused.forEach(stream -> stream.listener().reset(ErrorCode.REFUSED_STREAM));
    flush.run();
  }

  private void windowUpdate(int id, ByteBuffer payload) throws Http2Exception {
    require(payload.remaining() == Integer.BYTES, "a change of a window of a wrong size");
    int by = payload.getInt() & Integer.MAX_VALUE;
    synchronized (streams) {
      if (id == 0) {
        streams.widenSending(by);
      } else {
        Optional<Http2Stream> stream = streams.find(id);
        if (stream.isPresent()) {
          streams.widenSending(stream.get(), by);
        }
      }
    }
    flush.run();
  }

  private static void require(boolean condition, String otherwise) throws Http2Exception {
    if (!condition) {
      throw new Http2Exception(ErrorCode.PROTOCOL_ERROR, otherwise);
    }
  }
}
