// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.value;

import java.time.Instant;
import java.time.ZonedDateTime;

/**
 * A point in time.
 *
 * @param zone the time zone in which it is formatted
 */
public record Moment(Instant instant, Zone zone, Taint taint) implements Value {
  public Moment(Instant instant, Zone zone) {
    this(instant, zone, Taint.NONE);
  }

  /** Returns the time in its zone. */
  public ZonedDateTime local() {
    return instant.atZone(zone.id());
  }

  @Override
  public GoType type() {
    return GoType.TIME;
  }

  @Override
  public Value tainted(Taint more) {
    return more.isNone() ? this : new Moment(instant, zone, taint.and(more));
  }

  @Override
  public boolean isTrue() {
    return true;
  }
}
