// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.metrics;

import io.odpf.optimus.plugin.api.metrics.DurationHistogram;
import io.odpf.optimus.plugin.api.metrics.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.ToLongFunction;

/**
 * The times of one plugin's calls, by method and outcome; there are counts only for what has
 * occurred. Thread-safe; counting takes no lock.
 */
public final class CallTimes {
  private static final CallMethod[] METHODS = CallMethod.values();
  private static final CallOutcome[] OUTCOMES = CallOutcome.values();

  private final AtomicReferenceArray<DurationHistogram> times =
      new AtomicReferenceArray<>(METHODS.length * OUTCOMES.length);

  /** Counts a call. */
  public void record(CallMethod method, CallOutcome outcome, long tookNanos) {
    int place = method.ordinal() * OUTCOMES.length + outcome.ordinal();
    DurationHistogram histogram = times.get(place);
    if (histogram == null) {
      DurationHistogram fresh = new DurationHistogram(DurationHistogram.CALLS);
      histogram = times.compareAndSet(place, null, fresh) ? fresh : times.get(place);
    }
    histogram.record(tookNanos);
  }

  /** Returns the number of all calls. */
  public long calls() {
    return sum(true, DurationHistogram::count);
  }

  /** Returns the number of calls that failed. */
  public long failures() {
    return sum(false, DurationHistogram::count);
  }

  /** Returns the time of all calls. */
  public Duration total() {
    return Duration.ofNanos(sum(true, times -> times.total().toNanos()));
  }

  private long sum(boolean successes, ToLongFunction<DurationHistogram> figure) {
    long sum = 0;
    for (int place = 0; place < times.length(); place++) {
      DurationHistogram histogram = times.get(place);
      if (histogram != null && (successes || OUTCOMES[place % OUTCOMES.length] != CallOutcome.OK)) {
        sum += figure.applyAsLong(histogram);
      }
    }
    return sum;
  }

  /** Returns the counts, with the labels plugin, method and outcome. */
  List<Sample> samples(String plugin) {
    List<Sample> samples = new ArrayList<>();
    for (int place = 0; place < times.length(); place++) {
      DurationHistogram histogram = times.get(place);
      if (histogram != null) {
        samples.add(
            histogram.sample(
                plugin,
                METHODS[place / OUTCOMES.length].label(),
                OUTCOMES[place % OUTCOMES.length].label()));
      }
    }
    return samples;
  }
}
