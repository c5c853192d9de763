// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.http2;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The streams of a connection: those that are open, and requests that are delayed until one of them
 * ends. Every caller must hold this object's lock.
 */
final class ConnectionStreams {
  /** The window of the whole connection, large enough that unread streams leave room for others. */
  static final int OWN_WINDOW = 4 << 20;

  /** The last stream identifier to use, close to the highest one, 2^31-1. */
  static final int LAST_ID = Integer.MAX_VALUE - 2;

  /**
   * The limit until the peer's settings are known; no server should allow fewer (RFC 9113, section
   * 6.5.2).
   */
  private static final int OPEN_AT_FIRST = 100;

  private final StreamWriter writer;
  private final int lastId;
  private final Map<Integer, Http2Stream> open = new HashMap<>();
  private final Map<Http2Stream, byte[]> delayed = new LinkedHashMap<>(); // with their headers
  private int nextId = 1;
  private int mostOpen = OPEN_AT_FIRST;
  private int initialWindow = StreamWriter.DEFAULT_WINDOW;
  private int unacknowledged; // received and not yet credited to the peer
  private boolean draining;

  /**
   * @param lastId the last identifier that is used, after which another connection is needed
   */
  ConnectionStreams(StreamWriter writer, int lastId) {
    this.writer = writer;
    this.lastId = lastId;
  }

  void open(
      Http2Connection connection,
      List<HeaderField> headers,
      byte[] first,
      boolean end,
      StreamListener listener)
      throws IOException {
    if (!usable()) {
      throw new IOException("the connection accepts no more requests");
    }
    Http2Stream stream =
        new Http2Stream(connection, listener, initialWindow, StreamWriter.DEFAULT_WINDOW);
    listener.opened(stream);
    byte[] block = HeaderEncoder.encode(headers);
    stream.add(first, end);
    if (delayed.isEmpty() && hasRoom()) {
      begin(stream, block);
    } else {
      delayed.put(stream, block);
    }
    draining |= exhausted();
  }

  private boolean hasRoom() {
    return open.size() < mostOpen && !writer.full();
  }

  private void begin(Http2Stream stream, byte[] block) {
    stream.begin(nextId);
    nextId += 2;
    open.put(stream.id(), stream);
    writer.writeHeaders(stream, block);
  }

  private void beginDelayed() {
    while (!delayed.isEmpty() && hasRoom()) {
      Iterator<Map.Entry<Http2Stream, byte[]>> first = delayed.entrySet().iterator();
      Map.Entry<Http2Stream, byte[]> next = first.next();
      first.remove();
      begin(next.getKey(), next.getValue());
    }
  }

  void send(Http2Stream stream, byte[] bytes, boolean end) {
    if (!stream.closed()) {
      stream.add(bytes, end);
      writer.queue(stream);
    }
  }

  /**
   * Opens requests that were delayed, and moves what can be sent to the output.
   *
   * @param writable receives the listeners of streams that have become ready
   */
  void write(List<StreamListener> writable) {
    beginDelayed();
    writer.write(writable);
  }

  /** Returns whether {@link #write} would write more once the output has room. */
  boolean hasMore() {
    return writer.hasMore() || !delayed.isEmpty() && open.size() < mostOpen;
  }

  void reset(Http2Stream stream, int errorCode) {
    boolean begun = open.containsKey(stream.id());
    delayed.remove(stream);
    close(stream);
    if (begun) {
      writer.writeReset(stream.id(), errorCode);
    }
  }

  /** Ends a stream for both sides. */
  void close(Http2Stream stream) {
    stream.close();
    writer.discard(stream);
    open.remove(stream.id());
  }

  /** Ends a stream whose response is complete; the rest of the request is discarded. */
  void endedByPeer(Http2Stream stream) {
    if (!stream.ended()) {
      writer.writeReset(stream.id(), ErrorCode.NO_ERROR);
    }
    close(stream);
  }

  /** Lets the peer send more to a stream; returns whether a flush is needed to tell it. */
  boolean consumed(Http2Stream stream, int count) {
    if (stream.closed()) {
      return false;
    }
    int credit = stream.consume(count, StreamWriter.DEFAULT_WINDOW / 2);
    if (credit > 0) {
      writer.writeWindowUpdate(stream.id(), credit);
    }
    return credit > 0;
  }

  /** Returns the open stream with this identifier. */
  Optional<Http2Stream> find(int id) {
    return Optional.ofNullable(open.get(id));
  }

  /** Returns whether a stream was ever opened, so that frames for it may arrive. */
  boolean wasOpened(int id) {
    return (id & 1) == 1 && id < nextId;
  }

  /** Counts data that the peer sent to any stream, open or closed. */
  void received(int count) throws Http2Exception {
    writer.requireReader();
    unacknowledged += count;
    if (unacknowledged >= OWN_WINDOW / 2) {
      writer.writeWindowUpdate(0, unacknowledged);
      unacknowledged = 0;
    }
  }

  /** Sets how many streams may be open at once, as the peer's first settings do at the latest. */
  void setMostOpen(int most) {
    mostOpen = most;
  }

  void setInitialWindow(int window) throws Http2Exception {
    for (Http2Stream stream : open.values()) {
      writer.widen(stream, window - initialWindow);
    }
    for (Http2Stream stream : delayed.keySet()) {
      writer.widen(stream, window - initialWindow);
    }
    initialWindow = window;
  }

  /**
   * Stops opening streams, as the peer asks.
   *
   * @param last the last stream that it processes
   * @return those that it does not process
   */
  List<Http2Stream> goAway(int last) {
    draining = true;
    List<Http2Stream> refused = new ArrayList<>(delayed.keySet());
    delayed.clear();
    for (Http2Stream stream : open.values()) {
      if (stream.id() > last) {
        refused.add(stream);
      }
    }
    refused.forEach(this::close);
    return refused;
  }

  /** Returns whether a request can be opened, now or when another one has ended. */
  boolean usable() {
    return !draining && !exhausted();
  }

  private boolean exhausted() {
    return nextId + 2L * delayed.size() > lastId;
  }

  /** Accepts no more requests; returns whether none is left. */
  boolean drain() {
    draining = true;
    return finished();
  }

  /** Returns whether there is no stream, and never will be one. */
  boolean finished() {
    return draining && open.isEmpty() && delayed.isEmpty();
  }

  /** Ends all streams, and returns their listeners. */
  List<StreamListener> end() {
    draining = true;
    List<Http2Stream> left = new ArrayList<>(open.values());
    left.addAll(delayed.keySet());
    open.clear();
    delayed.clear();
    writer.clear();
    List<StreamListener> listeners = new ArrayList<>(left.size());
    for (Http2Stream stream : left) {
      stream.close();
      listeners.add(stream.listener());
    }
    return listeners;
  }
}
