// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.http2;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** Processes the peer's frames and calls the listeners of their streams. */
final class FrameDispatcher implements FrameInput.Receiver {
  private static final int PING = 8;
  private static final int PRIORITY = 5;

  private final ConnectionStreams streams; // its lock is never held while a listener is called

  @GuardedBy("streams")
  private final StreamWriter writer;

  private final Runnable flush;
  private final HeaderBlocks headers = new HeaderBlocks();
  private boolean greeted;

  FrameDispatcher(ConnectionStreams streams, StreamWriter writer, Runnable flush) {
    this.streams = streams;
    this.writer = writer;
    this.flush = flush;
  }

  @Override
  public void frame(int type, int flags, int stream, ByteBuffer payload) throws Http2Exception {
    if (!greeted) {
      require(
          type == Frame.SETTINGS && (flags & Frame.ACK) == 0,
          "it does not begin with a SETTINGS frame");
      greeted = true;
      synchronized (streams) {
        streams.setMostOpen(Integer.MAX_VALUE); // Unless these settings say otherwise.
      }
    }
    if (type == Frame.CONTINUATION) {
      require(headers.continuedBy(stream), "a CONTINUATION frame without HEADERS before it");
    } else {
      require(!headers.incomplete(), "a header block interrupted by another frame");
    }
    switch (type) {
      case Frame.DATA -> data(flags, stream, payload);
      case Frame.HEADERS -> headers(flags, stream, payload);
      case Frame.CONTINUATION -> continuation(flags, stream, payload);
      case Frame.RST_STREAM -> reset(stream, payload);
      case Frame.SETTINGS -> settings(flags, stream, payload);
      case Frame.PING -> ping(flags, stream, payload);
      case Frame.GOAWAY -> goAway(stream, payload);
      case Frame.WINDOW_UPDATE -> windowUpdate(stream, payload);
      case Frame.PUSH_PROMISE ->
          throw new Http2Exception(
              ErrorCode.PROTOCOL_ERROR, "a PUSH_PROMISE frame, although push is disabled");
      default -> {
        // PRIORITY is meaningless for a client; frames of unknown types are ignored.
      }
    }
  }

  private void data(int flags, int id, ByteBuffer payload) throws Http2Exception {
    int size = payload.remaining();
    byte[] bytes = bytes(unpad(flags, payload));
    boolean end = (flags & Frame.END_STREAM) != 0;
    Optional<Http2Stream> stream;
    synchronized (streams) {
      requireOpened(id);
      streams.received(size);
      stream = streams.find(id);
      if (stream.isPresent()) {
        if (!stream.get().receive(size)) {
          throw new Http2Exception(
              ErrorCode.FLOW_CONTROL_ERROR, "more data than the flow-control window allows");
        }
        streams.consumed(stream.get(), size - bytes.length);
        if (end) {
          streams.endedByPeer(stream.get());
        }
      }
    }
    flush.run();
    if (stream.isPresent()) {
      stream.get().listener().data(bytes, end);
    }
  }

  private void requireOpened(int id) throws Http2Exception {
    require(streams.wasOpened(id), "a frame for a stream that was never opened");
  }

  private static ByteBuffer unpad(int flags, ByteBuffer payload) throws Http2Exception {
    if ((flags & Frame.PADDED) == 0) {
      return payload;
    }
    int padding = payload.hasRemaining() ? payload.get() & 0xff : 1;
    require(padding <= payload.remaining(), "padding that is longer than its frame");
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
      requireSize(block.remaining() >= PRIORITY, "HEADERS");
      block.position(block.position() + PRIORITY);
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
    requireSize(payload.remaining() == Integer.BYTES, "RST_STREAM");
    Optional<Http2Stream> stream;
    synchronized (streams) {
      requireOpened(id);
      stream = streams.find(id);
      stream.ifPresent(streams::close);
    }
    flush.run();
    if (stream.isPresent()) {
      stream.get().listener().reset(payload.getInt());
    }
  }

  private void settings(int flags, int stream, ByteBuffer payload) throws Http2Exception {
    requireConnection(stream, "SETTINGS");
    if ((flags & Frame.ACK) != 0) {
      requireSize(!payload.hasRemaining(), "SETTINGS");
      return;
    }
    requireSize(payload.remaining() % Frame.SETTING == 0, "SETTINGS");
    synchronized (streams) {
      while (payload.hasRemaining()) {
        setting(payload.getShort() & 0xffff, payload.getInt());
      }
      writer.writeAck(Frame.SETTINGS, new byte[0]);
    }
    flush.run();
  }

  @GuardedBy("streams")
  private void setting(int name, int value) throws Http2Exception {
    switch (name) {
      case Frame.ENABLE_PUSH -> require(value == 0, "a server that enables push");
      case Frame.MAX_CONCURRENT_STREAMS ->
          streams.setMostOpen(value < 0 ? Integer.MAX_VALUE : value);
      case Frame.INITIAL_WINDOW_SIZE -> {
        if (value < 0) {
          throw new Http2Exception(
              ErrorCode.FLOW_CONTROL_ERROR, "an initial flow-control window above 2^31-1 bytes");
        }
        streams.setInitialWindow(value);
      }
      case Frame.MAX_FRAME_SIZE -> {
        require(value >= Frame.LARGEST && value < 1 << 24, "an illegal MAX_FRAME_SIZE");
        writer.setLargestFrame(value);
      }
      default -> {
        // The encoder has no table to limit; other settings do not concern a client.
      }
    }
  }

  private void ping(int flags, int stream, ByteBuffer payload) throws Http2Exception {
    requireConnection(stream, "PING");
    requireSize(payload.remaining() == PING, "PING");
    if ((flags & Frame.ACK) == 0) {
      synchronized (streams) {
        writer.writeAck(Frame.PING, bytes(payload));
      }
      flush.run();
    }
  }

  private void goAway(int stream, ByteBuffer payload) throws Http2Exception {
    requireConnection(stream, "GOAWAY");
    requireSize(payload.remaining() >= 2 * Integer.BYTES, "GOAWAY");
    int last = payload.getInt() & Integer.MAX_VALUE;
    List<Http2Stream> refused;
    synchronized (streams) {
      refused = streams.goAway(last);
    }
    flush.run();
    refused.forEach(it -> it.listener().reset(ErrorCode.REFUSED_STREAM));
  }

  private void windowUpdate(int id, ByteBuffer payload) throws Http2Exception {
    requireSize(payload.remaining() == Integer.BYTES, "WINDOW_UPDATE");
    int increment = payload.getInt() & Integer.MAX_VALUE;
    require(increment > 0, "a WINDOW_UPDATE frame with an increment of 0");
    synchronized (streams) {
      if (id == 0) {
        writer.widen(increment);
      } else {
        requireOpened(id);
        Optional<Http2Stream> stream = streams.find(id);
        if (stream.isPresent()) {
          writer.widen(stream.get(), increment);
        }
      }
    }
    flush.run();
  }

  private static void requireConnection(int stream, String type) throws Http2Exception {
    require(stream == 0, "a " + type + " frame for a stream");
  }

  private static void requireSize(boolean right, String type) throws Http2Exception {
    if (!right) {
      throw new Http2Exception(ErrorCode.FRAME_SIZE_ERROR, "a " + type + " frame of a wrong size");
    }
  }

  private static void require(boolean condition, String violation) throws Http2Exception {
    if (!condition) {
      throw new Http2Exception(ErrorCode.PROTOCOL_ERROR, violation);
    }
  }
}
