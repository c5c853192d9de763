// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.http2;

import java.util.ArrayDeque;
import java.util.Deque;

/** One request and its response. Thread-safe; the fields are guarded by the connection's lock. */
public final class Http2Stream {
  /** As much may wait to be written while a stream counts as ready, as in gRPC for Java. */
  private static final int READY_BELOW = 32 << 10;

  private final Http2Connection connection;
  private final int id;
  private final StreamListener listener;
  private final Deque<byte[]> waiting = new ArrayDeque<>();
  private int offset; // in the first that waits
  private int waitingBytes;
  private boolean ending; // after what waits
  private boolean ended; // END_STREAM is written
  private boolean closed;
  private boolean queued; // in the connection's queue of streams that have something to write
  private int sendWindow;
  private int unacknowledged; // received and consumed, and not yet given back to the peer
  private int receiveWindow;

  Http2Stream(
      Http2Connection connection,
      int id,
      StreamListener listener,
      int sendWindow,
      int receiveWindow) {
    this.connection = connection;
    this.id = id;
    this.listener = listener;
    this.sendWindow = sendWindow;
    this.receiveWindow = receiveWindow;
  }

  /** Whether more may be sent without piling up. */
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
   * Ends the stream early; nothing more is told of it, but what is being told at this moment.
   *
   * @param errorCode one of {@link ErrorCode}, told to the peer
   */
  public void reset(int errorCode) {
    connection.reset(this, errorCode);
  }

  /** Lets the peer send as many bytes more. */
  public void consumed(int count) {
    connection.consumed(this, count);
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

  /** Whether something could be written if the connection's window allowed it. */
  boolean sendable() {
    return !closed && !ended && (waiting.isEmpty() ? ending : sendWindow > 0);
  }

  /** How many bytes the next DATA frame can have. */
  int sendable(int most) {
    return Math.min(Math.min(waitingBytes, sendWindow), most);
  }

  /** Takes bytes that are written now. */
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

  /** Whether the next frame is the last, if it takes this many bytes. */
  boolean endsAfter(int count) {
    return ending && count == waitingBytes;
  }

  void end() {
    ended = true;
  }

  boolean ended() {
    return ended;
  }

  boolean queue() {
    boolean first = !queued;
    queued = true;
    return first;
  }

  void unqueue() {
    queued = false;
  }

  /** Changes the window; whether it is still a legal one. */
  boolean widen(int by) {
    long wider = (long) sendWindow + by;
    sendWindow = (int) wider;
    return wider <= Integer.MAX_VALUE;
  }

  /** Counts what was received; whether the peer kept to the window. */
  boolean receive(int count) {
    receiveWindow -= count;
    return receiveWindow >= 0;
  }

  /**
   * Counts what was consumed.
   *
   * @return by how much the peer's window is to be widened now
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

  /** Closes; whether it was open. */
  boolean close() {
    boolean open = !closed;
    closed = true;
    waiting.clear();
    waitingBytes = 0;
    return open;
  }

  boolean closed() {
    return closed;
  }
}
