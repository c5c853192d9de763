// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.conformance;

import java.time.Duration;
import java.util.Objects;

/**
 * The time limits of a test.
 *
 * @param start how long to wait for a start
 * @param call how long to wait for the answer of a call
 * @param end how long to wait for the end of a process that was asked to shut down
 */
public record ConformanceLimits(Duration start, Duration call, Duration end) {

  /** The time after which an answer is late. */
  public static final Duration LATE_ANSWER = Duration.ofSeconds(1);

  /** The time after which go-plugin's host kills a plugin that it has asked to shut down. */
  public static final Duration LATE_END = Duration.ofSeconds(2);

  /** The usual limits. */
  public static final ConformanceLimits DEFAULT = of(Duration.ofSeconds(30));

  public ConformanceLimits {
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(call, "call");
    Objects.requireNonNull(end, "end");
  }

  /** Returns limits that all are the same. */
  public static ConformanceLimits of(Duration each) {
    return new ConformanceLimits(each, each, each);
  }
}
