// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.endpoint.exchange;

import java.time.Duration;

/**
 * The limits of a server. Sizes are upper limits in bytes, times are upper limits.
 *
 * @param requestBytes the size of a request's body or of one message
 * @param headerBytes the size of a request's headers
 * @param requestTime the time for a request's body to arrive
 * @param writeTime the time for a caller to read one part of a reply
 * @param callTime the duration of a call that does not stream
 * @param streamTime the duration of a call that streams; it then ends normally, and the caller may
 *     start another one
 * @param idleTime the time that a connection may have no open request
 * @param connections the number of connections
 * @param streams the number of calls that a connection of HTTP/2 may have open
 * @param calls the number of calls that all callers together may have open
 * @param callsEach the number of calls that one caller may have open
 * @param requestsPerSecond the number of requests that a caller may send each second
 * @param requestBurst the number of requests that a caller may send at once
 */
public record Limits(
    int requestBytes,
    int headerBytes,
    Duration requestTime,
    Duration writeTime,
    Duration callTime,
    Duration streamTime,
    Duration idleTime,
    int connections,
    int streams,
    int calls,
    int callsEach,
    int requestsPerSecond,
    int requestBurst) {

  /**
   * The limits of a runtime. The largest requests carry plugin assets. The rate permits a thousand
   * clients that share one token, and so count as one caller.
   */
  public static final Limits DEFAULT =
      new Limits(
          4 << 20,
          16 << 10,
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofSeconds(60),
          2048,
          64,
          128,
          64,
          1000,
          5000);
}
