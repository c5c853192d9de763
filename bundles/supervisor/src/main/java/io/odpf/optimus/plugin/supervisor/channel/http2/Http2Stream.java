// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.http2;

import java.util.ArrayDeque;
import java.util.Deque;

/** A request and its response. Thread-safe; the connection's lock guards the fields. */
public final class Http2Stream {
  /** A stream is ready while fewer bytes are unsent, as in gRPC for Java. */
  private static final int READY_BELOW = 32 << 10;

  private final Http2Connection connection;
  private final StreamListener listener;
  private final Deque<byte[]> waiting = new ArrayDeque<>();
  private int id; // 0 until its headers are written
  private int offset; // in the first waiting part
  private int waitingBytes;
  private boolean ending; // the request ends after the waiting parts
  private boolean ended; // END_STREAM is written
  private boolean closed;
  private boolean queued; // in the connection's queue of streams that have something to write
  private int sendWindow;
  private int unacknowledged; // received and consumed, and not yet credited to the peer
  private int receiveWindow;

  Http2Stream(
      Http2Connection connection, StreamListener listener, int sendWindow, int receiveWindow) {
    this.connection = connection;
    this.listener = listener;
    this.sendWindow = sendWindow;
    this.receiveWindow = receiveWindow;
  }

  /** Returns whether more should be sent now; otherwise it is buffered. */
  public boolean ready() {
    return connection.ready(this);
  }

  boolean hasRoom() {
    return waitingBytes < READY_BELOW;
  }

  /**
   * Sends a part of the body, as soon as the peer's windows allow it.
   *
   * @param bytes not changed afterwards
   * @param last whether the body ends with it
   */
  public void send(byte[] bytes, boolean last) {
    connection.send(this, bytes, last);
  }

  /**
   * Ends the stream early. The listener is not called again, except for a call in progress.
   *
   * @param errorCode one of {@link ErrorCode}, sent to the peer
   */
  public void reset(int errorCode) {
    connection.reset(this, errorCode);
  }

  /** Lets the peer send this many bytes more. */
  public void consumed(int count) {
    connection.consumed(this, count);
  }

  /** Sets the identifier when the headers are written. */
  void begin(int identifier) {
    id = identifier;
  }

  int id() {
    return id;
  }

  StreamListener listener() {
    return listener;
  }

  void add(byte[] bytes, boolean end) {
    if (bytes.length > 0) {
      waiting.add(bytes);
      waitingBytes += bytes.length;
    }
    ending |= end;
  }

  /** Returns whether a frame could be written if the connection's window allowed it. */
  boolean sendable() {
    return id != 0 && !closed && !ended && (waiting.isEmpty() ? ending : sendWindow > 0);
  }

  /** Returns the size of the next DATA frame. */
  int sendable(int most) {
    return Math.min(Math.min(waitingBytes, sendWindow), most);
  }

  /** Moves bytes to the output. */
  void take(int count, FrameOutput output) {
    int left = count;
    while (left > 0) {
      byte[] first = waiting.element();
      int part = Math.min(left, first.length - offset);
      output.bytes(first, offset, part);
      offset += part;
      left -= part;
      if (offset == first.length) {
        waiting.remove();
        offset = 0;
      }
    }
    waitingBytes -= count;
    sendWindow -= count;
  }

  /** Returns whether the next frame is the last one if it has this many bytes. */
  boolean endsAfter(int count) {
    return ending && count == waitingBytes;
  }

  void end() {
    ended = true;
  }

  boolean ended() {
    return ended;
  }

  /** Marks the stream as queued; returns whether it was not. */
  boolean queue() {
    boolean first = !queued;
    queued = true;
    return first;
  }

  /** Marks the stream as not queued; returns whether it was. */
  boolean unqueue() {
    boolean was = queued;
    queued = false;
    return was;
  }

  /** Changes the peer's window; returns whether it is still legal. */
  boolean widen(int by) {
    long wider = (long) sendWindow + by;
    sendWindow = (int) wider;
    return wider <= Integer.MAX_VALUE;
  }

  /** Counts received bytes; returns whether the peer respects the window. */
  boolean receive(int count) {
    receiveWindow -= count;
    return receiveWindow >= 0;
  }

  /**
   * Counts consumed bytes.
   *
   * @param atLeast the smallest increment that is not deferred
   * @return the increment of the peer's window to send now
   */
  int consume(int count, int atLeast) {
    unacknowledged += count;
    if (unacknowledged < atLeast) {
      return 0;
    }
    int credit = unacknowledged;
    unacknowledged = 0;
    receiveWindow += credit;
    return credit;
  }

  /** Ends the stream and discards waiting parts. */
  void close() {
    closed = true;
    waiting.clear();
    waitingBytes = 0;
  }

  boolean closed() {
    return closed;
  }
}
