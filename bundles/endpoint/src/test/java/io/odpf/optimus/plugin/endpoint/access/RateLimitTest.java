// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.endpoint.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The buckets of permits. */
class RateLimitTest {
  private final AtomicLong now = new AtomicLong();
  private final RateLimit limit = new RateLimit(2, 3, now::get);

  @Test
  void grantsTheBurstAndThenAsManyAsTimeBrings() {
    for (int i = 0; i < 3; i++) {
      assertThat(limit.tryAcquire("a")).isTrue();
    }
    assertThat(limit.tryAcquire("a")).isFalse();

    now.addAndGet(TimeUnit.MILLISECONDS.toNanos(500));

    assertThat(limit.tryAcquire("a")).isTrue();
    assertThat(limit.tryAcquire("a")).isFalse();
  }

  @Test
  void tellsTheSecondsUntilTheNextPermit() {
    RateLimit slow = new RateLimit(0.2, 1, now::get);
    slow.tryAcquire("a");

    assertThat(slow.secondsToPermit("a")).isEqualTo(5);
    now.addAndGet(TimeUnit.MILLISECONDS.toNanos(2500));
    assertThat(slow.secondsToPermit("a")).isEqualTo(3);
    assertThat(slow.secondsToPermit("b")).isEqualTo(1);
  }

  @Test
  void countsCallersApart() {
    for (int i = 0; i < 4; i++) {
      limit.tryAcquire("a");
    }

    assertThat(limit.hasPermit("a")).isFalse();
    assertThat(limit.hasPermit("b")).isTrue();
  }
}
