// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that is one second later each time. */
final class TickingClock extends Clock {
  private final AtomicLong second = new AtomicLong(1_622_000_000L);

  @Override
  public Instant instant() {
    return Instant.ofEpochSecond(second.getAndIncrement());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException();
  }
}
