// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.exchange;

import java.time.Duration;

/**
 * The limits of the management API.
 *
 * @param requestBytes the size of a request
 * @param headerBytes the size of a request's headers
 * @param requestTime the time for a request to arrive after its headers
 * @param writeTime the time for a caller to read some of a reply
 * @param callTime the time of a call that does not stream
 * @param streamTime the time of a call that streams; it then ends, and may be begun again
 * @param idleTime the time between two requests of a connection, and for its first one
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
   * The limits of a runtime. Assets of plugins are the largest requests; a fleet of a thousand
   * clients that share a token is one caller.
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
