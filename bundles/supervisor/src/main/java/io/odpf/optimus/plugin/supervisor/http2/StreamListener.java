// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.http2;

import java.util.List;

/**
 * Told what happens to a stream, by the loop's thread, one call after the other, without a lock;
 * must not block. After {@code end}, {@link #reset} or {@link #lost} nothing more is told, except
 * that {@link #writable} may come late.
 */
public interface StreamListener {

  /**
   * Called first, by the thread that makes the request, while it does. Must do nothing but keep the
   * stream.
   */
  void opened(Http2Stream stream);

  /**
   * A header block: the response's headers, or its trailers.
   *
   * @param end whether the stream ends with it
   */
  void headers(List<HeaderField> fields, boolean end);

  /**
   * A part of the body. It uses the stream's window until {@link Http2Connection#consumed}.
   *
   * @param end whether the stream ends with it
   */
  void data(byte[] bytes, boolean end);

  /**
   * The peer ended the stream early.
   *
   * @param errorCode one of {@link ErrorCode}
   */
  void reset(int errorCode);

  /** The stream ended with its connection. */
  void lost(Throwable cause);

  /** What was sent has been written as far as {@link Http2Stream#ready} is true again. */
  void writable();
}
