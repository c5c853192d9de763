// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.http2;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Writes the frames of a connection to its output, within the peer's windows and one frame of each
 * stream in turn. Guarded by the lock of the connection's {@link ConnectionStreams}.
 *
 * <p>The output is bounded, even if the peer never reads: request bodies stay in their streams and
 * requests are not opened while {@link #full}, and a peer that still makes this side respond then
 * is {@linkplain #requireReader refused}.
 */
final class StreamWriter {
  /** The initial window of a connection and of each stream: RFC 9113, section 6.9.2. */
  static final int DEFAULT_WINDOW = 65_535;

  /**
   * The limit of unwritten output in bytes, beyond which bodies and requests wait for a slow peer.
   */
  private static final int FULL = 256 << 10;

  /** The limit of unwritten responses in bytes, which a peer that reads never reaches. */
  private static final int FLOOD = 1 << 20;

  private final FrameOutput output;
  private final Deque<Http2Stream> sendable = new ArrayDeque<>();
  private int largestFrame = Frame.LARGEST;
  private long window = DEFAULT_WINDOW;

  StreamWriter(FrameOutput output) {
    this.output = output;
  }

  /**
   * Writes the client's first frames.
   *
   * @param ownWindow how much the peer may send on all streams together
   */
  void writePreface(int ownWindow) {
    int settings = 2;
    output.frame(settings * Frame.SETTING, Frame.SETTINGS, 0, 0);
    output.setting(Frame.ENABLE_PUSH, 0);
    output.setting(Frame.MAX_HEADER_LIST_SIZE, HeaderBlocks.largest());
    writeWindowUpdate(0, ownWindow - DEFAULT_WINDOW);
  }

  void writeWindowUpdate(int stream, int increment) {
    output.frame(Integer.BYTES, Frame.WINDOW_UPDATE, 0, stream);
    output.number(increment);
  }

  void writeReset(int stream, int errorCode) {
    output.frame(Integer.BYTES, Frame.RST_STREAM, 0, stream);
    output.number(errorCode);
  }

  void writeGoAway(int errorCode) {
    output.frame(2 * Integer.BYTES, Frame.GOAWAY, 0, 0);
    output.number(0);
    output.number(errorCode);
  }

  /**
   * Acknowledges a PING or SETTINGS frame.
   *
   * @throws Http2Exception if the peer keeps sending them without reading the acknowledgements
   */
  void writeAck(int type, byte[] payload) throws Http2Exception {
    requireReader();
    output.frame(payload.length, type, Frame.ACK, 0);
    output.bytes(payload, 0, payload.length);
  }

  /**
   * Checks that the peer reads the responses to its frames.
   *
   * @throws Http2Exception if too many are unread
   */
  void requireReader() throws Http2Exception {
    if (output.size() > FLOOD) {
      throw new Http2Exception(
          ErrorCode.ENHANCE_YOUR_CALM, "it sends frames without reading the responses to them");
    }
  }

  /** Returns whether so much is unwritten that no more bodies and requests should be added. */
  boolean full() {
    return output.size() >= FULL;
  }

  /** Writes the header block of a new stream, and the body as soon as the windows allow it. */
  void writeHeaders(Http2Stream stream, byte[] block) {
    boolean last = stream.endsAfter(0);
    for (int from = 0; from == 0 || from < block.length; from += largestFrame) {
      int part = Math.min(largestFrame, block.length - from);
      output.frame(
          part,
          from == 0 ? Frame.HEADERS : Frame.CONTINUATION,
          (from == 0 && last ? Frame.END_STREAM : 0)
              | (from + part == block.length ? Frame.END_HEADERS : 0),
          stream.id());
      output.bytes(block, from, part);
    }
    if (last) {
      stream.end();
    }
    queue(stream);
  }

  /** Queues a stream that may have something to write. */
  void queue(Http2Stream stream) {
    if (stream.sendable() && stream.queue()) {
      sendable.add(stream);
    }
  }

  /** Forgets a stream that is closed. */
  void discard(Http2Stream stream) {
    if (stream.unqueue()) {
      sendable.remove(stream);
    }
  }

  /**
   * Moves request bodies to the output.
   *
   * @param writable receives the listeners of streams that have become ready
   */
  void write(List<StreamListener> writable) {
    int rounds = sendable.size();
    while (!full() && rounds > 0) {
      Http2Stream stream = sendable.remove();
      stream.unqueue();
      boolean ready = stream.hasRoom();
      writeData(stream);
      if (!ready && stream.hasRoom()) {
        writable.add(stream.listener());
      }
      queue(stream);
      rounds = window > 0 ? sendable.size() : rounds - 1;
    }
  }

  private void writeData(Http2Stream stream) {
    if (!stream.sendable()) {
      return; // The peer has reduced its window.
    }
    int count = stream.sendable((int) Math.min(window, largestFrame));
    boolean last = stream.endsAfter(count);
    if (count == 0 && !last) {
      return; // The connection's window is used up.
    }
    output.frame(count, Frame.DATA, last ? Frame.END_STREAM : 0, stream.id());
    stream.take(count, output);
    window -= count;
    if (last) {
      stream.end();
    }
  }

  /** Returns whether {@link #write} would write more once the output has room. */
  boolean hasMore() {
    return !sendable.isEmpty() && window > 0;
  }

  void setLargestFrame(int size) {
    largestFrame = Math.min(size, Frame.LARGEST);
  }

  /** Lets the connection send more. */
  void widen(int increment) throws Http2Exception {
    window += increment;
    requireLegal(window <= Integer.MAX_VALUE);
  }

  /** Lets a stream send more, or less if negative. */
  void widen(Http2Stream stream, int increment) throws Http2Exception {
    requireLegal(stream.widen(increment));
    queue(stream);
  }

  private static void requireLegal(boolean window) throws Http2Exception {
    if (!window) {
      throw new Http2Exception(
          ErrorCode.FLOW_CONTROL_ERROR, "it opens a flow-control window of more than 2^31-1 bytes");
    }
  }

  void clear() {
    sendable.clear();
  }
}
