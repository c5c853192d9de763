// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.http2;

import java.util.List;

/**
 * Receives the events of a stream. The event loop's thread calls it, one call at a time and without
 * a lock; it must not block. No event follows {@code end}, {@link #reset} or {@link #lost}, except
 * {@link #writable}, which may be late.
 */
public interface StreamListener {

  /**
   * Receives the stream of the request. Called first, by the thread that makes the request and with
   * the connection's lock: must only store the stream.
   */
  void opened(Http2Stream stream);

  /**
   * Receives a header block: the response's headers, or its trailers.
   *
   * @param end whether the stream ends with it
   */
  void headers(List<HeaderField> fields, boolean end);

  /**
   * Receives a part of the body. It counts against the stream's window until {@link
   * Http2Stream#consumed}.
   *
   * @param end whether the stream ends with it
   */
  void data(byte[] bytes, boolean end);

  /**
   * Handles a stream that the peer ended early.
   *
   * @param errorCode one of {@link ErrorCode}
   */
  void reset(int errorCode);

  /** Handles a stream that ended with its connection. */
  void lost(Throwable cause);

  /** Handles the moment when {@link Http2Stream#ready} has become true again. */
  void writable();
}
