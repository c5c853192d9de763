// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.metrics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Counts durations in ranges. Thread-safe; counting takes no lock and creates no object. */
public final class DurationHistogram {
  /** The bounds for calls, from half a millisecond to a minute. */
  public static final List<Duration> CALLS =
      millis(
          0.5, 1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000);

  /** The bounds for operations, from a tenth of a second to half an hour. */
  public static final List<Duration> OPERATIONS =
      millis(
          100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 180_000, 600_000, 1_800_000);

  private static final double NANOS = 1e9;

  private final long[] bounds;
  private final LongAdder[] counts;
  private final LongAdder nanos = new LongAdder();

  /**
   * Creates a histogram.
   *
   * @param bounds the upper bounds, ascending and inclusive
   */
  public DurationHistogram(List<Duration> bounds) {
    this.bounds = bounds.stream().mapToLong(Duration::toNanos).toArray();
    this.counts = new LongAdder[bounds.size() + 1];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = new LongAdder();
    }
  }

  private static List<Duration> millis(double... bounds) {
    List<Duration> durations = new ArrayList<>();
    for (double bound : bounds) {
      durations.add(Duration.ofNanos((long) (bound * 1_000_000)));
    }
    return List.copyOf(durations);
  }

  /** Counts a duration in nanoseconds. */
  public void record(long tookNanos) {
    int range = 0;
    while (range < bounds.length && bounds[range] < tookNanos) {
      range++;
    }
    counts[range].increment();
    nanos.add(tookNanos);
  }

  /** Returns the number of durations. */
  public long count() {
    long sum = 0;
    for (LongAdder count : counts) {
      sum += count.sum();
    }
    return sum;
  }

  /** Returns the sum of all durations. */
  public Duration total() {
    return Duration.ofNanos(nanos.sum());
  }

  /** Returns the counts, in seconds. */
  public Sample.Distribution sample(String... labels) {
    List<Double> seconds = new ArrayList<>();
    for (long bound : bounds) {
      seconds.add(bound / NANOS);
    }
    List<Long> current = new ArrayList<>();
    for (LongAdder count : counts) {
      current.add(count.sum());
    }
    return new Sample.Distribution(List.of(labels), seconds, current, nanos.sum() / NANOS);
  }
}
