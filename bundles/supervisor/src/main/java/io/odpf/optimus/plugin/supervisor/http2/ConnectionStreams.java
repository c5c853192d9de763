// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.http2;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The streams of a connection with their windows, and the frames that they cause. It is guarded by
 * itself: every caller holds its lock.
 */
final class ConnectionStreams {
  private static final int DEFAULT_WINDOW = 65_535;

  /** Of the whole connection, so that streams that are not read leave room for others. */
  private static final int OWN_WINDOW = 4 << 20;

  private static final int LAST_ID = Integer.MAX_VALUE - 1;

  /** Data waits in streams, not in the output, while as much waits there. */
  private static final int FULL = 256 << 10;

  /** More answers than this are not left lying for a peer that asks and does not read. */
  private static final int FLOOD = 1 << 20;

  private final FrameOutput output;
  private final Map<Integer, Http2Stream> open = new HashMap<>();
  private final Deque<Http2Stream> sendable = new ArrayDeque<>();
  private final Deque<Opening> delayed = new ArrayDeque<>();
  private int nextId = 1;
  private int mostOpen = Integer.MAX_VALUE;
  private int mostInFrame = Frame.LARGEST;
  private int initialWindow = DEFAULT_WINDOW;
  private long sendWindow = DEFAULT_WINDOW;
  private int unacknowledged;
  private boolean draining;

  /** A request that waits for another to end. */
  private record Opening(Http2Stream stream, byte[] headers) {}

  ConnectionStreams(FrameOutput output) {
    this.output = output;
  }

  /** The client's first frames. */
  void greet() {
    int settings = 2;
    output.frame(settings * 6, Frame.SETTINGS, 0, 0);
    output.setting(Frame.ENABLE_PUSH, 0);
    output.setting(Frame.MAX_HEADER_LIST_SIZE, HeaderBlocks.largest());
    widen(0, OWN_WINDOW - DEFAULT_WINDOW);
  }

  private void widen(int stream, int by) {
    output.frame(Integer.BYTES, Frame.WINDOW_UPDATE, 0, stream);
    output.number(by);
  }

  void open(
      Http2Connection connection,
      List<HeaderField> headers,
      byte[] first,
      boolean end,
      StreamListener listener)
      throws IOException {
    if (!usable()) {
      throw new IOException("the connection takes no more requests");
    }
    Http2Stream stream =
        new Http2Stream(connection, nextId, listener, initialWindow, DEFAULT_WINDOW);
    nextId += 2;
    listener.opened(stream);
    byte[] block = HeaderEncoder.encode(headers);
    stream.add(first, end);
    if (open.size() < mostOpen && delayed.isEmpty()) {
      begin(stream, block);
    } else {
      delayed.add(new Opening(stream, block));
    }
  }

  private void begin(Http2Stream stream, byte[] block) {
    open.put(stream.id(), stream);
    boolean last = stream.endsAfter(0);
    for (int from = 0; from == 0 || from < block.length; from += mostInFrame) {
      int part = Math.min(mostInFrame, block.length - from);
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

  private void queue(Http2Stream stream) {
    if (stream.sendable() && open.containsKey(stream.id()) && stream.queue()) {
      sendable.add(stream);
    }
  }

  void send(Http2Stream stream, byte[] bytes, boolean end) {
    if (!stream.closed()) {
      stream.add(bytes, end);
      queue(stream);
    }
  }

  /**
   * Moves what the windows allow to the output, one frame of each stream in turn.
   *
   * @param writable gets the listeners of streams that have become ready by it
   */
  void write(List<StreamListener> writable) {
    int rounds = sendable.size();
    while (output.size() < FULL && rounds > 0) {
      Http2Stream stream = sendable.remove();
      stream.unqueue();
      boolean ready = stream.hasRoom();
      if (stream.sendable()) {
        writeFrame(stream);
      }
      if (!ready && stream.hasRoom()) {
        writable.add(stream.listener());
      }
      queue(stream);
      rounds = sendWindow > 0 ? sendable.size() : rounds - 1;
    }
  }

  private void writeFrame(Http2Stream stream) {
    int most = (int) Math.min(sendWindow, mostInFrame);
    int count = stream.sendable(most);
    boolean last = stream.endsAfter(count);
    if (count == 0 && !last) {
      return; // The connection's window is used up.
    }
    output.frame(count, Frame.DATA, last ? Frame.END_STREAM : 0, stream.id());
    stream.take(count, output);
    sendWindow -= count;
    if (last) {
      stream.end();
    }
  }

  /** Whether {@link #write} would write something more. */
  boolean moreToWrite() {
    return !sendable.isEmpty() && sendWindow > 0;
  }

  void reset(Http2Stream stream, int errorCode) {
    boolean begun = open.containsKey(stream.id());
    if (stream.close()) {
      delayed.removeIf(it -> it.stream() == stream);
      remove(stream);
      if (begun) {
        writeReset(stream.id(), errorCode);
      }
    }
  }

  private void writeReset(int id, int errorCode) {
    output.frame(Integer.BYTES, Frame.RST_STREAM, 0, id);
    output.number(errorCode);
  }

  private void remove(Http2Stream stream) {
    open.remove(stream.id());
    while (!delayed.isEmpty() && open.size() < mostOpen) {
      Opening next = delayed.remove();
      begin(next.stream(), next.headers());
    }
  }

  /** Whether the peer is to be told, which a flush does. */
  boolean consumed(Http2Stream stream, int count) {
    if (stream.closed()) {
      return false;
    }
    int credit = stream.consume(count, DEFAULT_WINDOW / 2);
    if (credit > 0) {
      widen(stream.id(), credit);
    }
    return credit > 0;
  }

  /** The stream of this id, unless it has ended. */
  Optional<Http2Stream> find(int id) {
    return Optional.ofNullable(open.get(id));
  }

  /** Whether a stream was ever begun: a peer cannot answer one that was not. */
  boolean wasOpened(int id) {
    return (id & 1) == 1 && id < nextId;
  }

  /** Counts data that the peer sent to any stream, one that has ended included. */
  void received(int count) throws Http2Exception {
    unacknowledged += count;
    if (unacknowledged > OWN_WINDOW) {
      throw new Http2Exception(ErrorCode.FLOW_CONTROL_ERROR, "more data than its window allows");
    }
    if (unacknowledged >= OWN_WINDOW / 2) {
      widen(0, unacknowledged);
      unacknowledged = 0;
    }
  }

  /** The peer has ended its half of a stream: the rest of ours is of no use to it. */
  void endedByPeer(Http2Stream stream) {
    if (!stream.ended()) {
      writeReset(stream.id(), ErrorCode.NO_ERROR);
    }
    forget(stream);
  }

  /** A stream has ended, for both sides. */
  void forget(Http2Stream stream) {
    stream.close();
    remove(stream);
  }

  void setMostOpen(int most) {
    mostOpen = most;
  }

  void setInitialWindow(int window) throws Http2Exception {
    for (Http2Stream stream : open.values()) {
      widenSending(stream, window - initialWindow);
    }
    for (Opening opening : delayed) {
      widenSending(opening.stream(), window - initialWindow);
    }
    initialWindow = window;
  }

  void setMostInFrame(int most) {
    mostInFrame = Math.min(most, Frame.LARGEST);
  }

  void widenSending(Http2Stream stream, int by) throws Http2Exception {
    if (!stream.widen(by)) {
      throw new Http2Exception(ErrorCode.FLOW_CONTROL_ERROR, "a window of more than 2 GiB");
    }
    queue(stream);
  }

  void widenSending(int by) throws Http2Exception {
    sendWindow += by;
    if (sendWindow > Integer.MAX_VALUE) {
      throw new Http2Exception(ErrorCode.FLOW_CONTROL_ERROR, "a window of more than 2 GiB");
    }
  }

  /** Writes an answer to what the peer asks for, unless it asks without listening. */
  void answer(int type, byte[] payload) throws Http2Exception {
    if (output.size() > FLOOD) {
      throw new Http2Exception(ErrorCode.ENHANCE_YOUR_CALM, "questions whose answers are not read");
    }
    output.frame(payload.length, type, Frame.ACK, 0);
    output.bytes(payload, 0, payload.length);
  }

  void sayGoodbye(int errorCode) {
    output.frame(2 * Integer.BYTES, Frame.GOAWAY, 0, 0);
    output.number(0);
    output.number(errorCode);
  }

  /**
   * The peer takes no more streams.
   *
   * @param last the last one that it has taken
   * @return those that it has not
   */
  List<Http2Stream> goAway(int last) {
    draining = true;
    List<Http2Stream> refused = new ArrayList<>();
    for (Opening opening : delayed) {
      refused.add(opening.stream());
    }
    delayed.clear();
    for (Http2Stream stream : open.values()) {
      if (stream.id() > last) {
        refused.add(stream);
      }
    }
    for (Http2Stream stream : refused) {
      stream.close();
      open.remove(stream.id());
    }
    return refused;
  }

  boolean usable() {
    return !draining && nextId < LAST_ID;
  }

  /** Takes no more streams; whether there is none. */
  boolean drain() {
    draining = true;
    return finished();
  }

  /** Whether there will never be a stream again. */
  boolean finished() {
    return draining && open.isEmpty() && delayed.isEmpty();
  }

  /** Ends all streams. */
  List<StreamListener> end() {
    draining = true;
    List<StreamListener> left = new ArrayList<>();
    for (Http2Stream stream : open.values()) {
      left.add(stream.listener());
      stream.close();
    }
    for (Opening opening : delayed) {
      left.add(opening.stream().listener());
      opening.stream().close();
    }
    open.clear();
    delayed.clear();
    sendable.clear();
    return left;
  }
}
