// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.endpoint.access;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * A token bucket per caller. Keeps the buckets of the 4096 callers seen last; a caller that was
 * dropped starts again with a full bucket. Thread-safe.
 */
public final class RateLimit {
  private static final int CALLERS = 4096;
  private static final double NANOS = 1e9;

  private final double perSecond;
  private final double burst;
  private final LongSupplier nanoTime;

  @GuardedBy("this")
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > CALLERS;
        }
      };

  private record Bucket(double permits, long at) {}

  /**
   * Creates a limit.
   *
   * @param perSecond the permits that are added to each bucket per second
   * @param burst the capacity of a bucket, which is its initial content
   * @param nanoTime a monotonic clock, in nanoseconds
   */
  public RateLimit(double perSecond, int burst, LongSupplier nanoTime) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.nanoTime = nanoTime;
  }

  /** Takes a permit; returns false if the caller has less than one. */
  public synchronized boolean tryAcquire(String caller) {
    double permits = permits(caller);
    boolean granted = permits >= 1;
    buckets.put(caller, new Bucket(granted ? permits - 1 : permits, nanoTime.getAsLong()));
    return granted;
  }

  /** Returns whether the caller has a permit, without taking one. */
  public synchronized boolean hasPermit(String caller) {
    return permits(caller) >= 1;
  }

  /** Returns the time until the caller has a permit, in whole seconds, at least one. */
  public synchronized long secondsToPermit(String caller) {
    return Math.max(1, (long) Math.ceil((1 - permits(caller)) / perSecond));
  }

  @GuardedBy("this")
  private double permits(String caller) {
    Bucket bucket = buckets.get(caller);
    if (bucket == null) {
      return burst;
    }
    double gained = (nanoTime.getAsLong() - bucket.at()) / NANOS * perSecond;
    return Math.min(burst, bucket.permits() + gained);
  }
}
