// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.value;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Locale;

/**
 * A time zone.
 *
 * @param abbreviation the fixed abbreviation; empty to derive it from the zone's rules
 */
public record Zone(ZoneId id, String abbreviation) {
  public static final Zone UTC = new Zone(ZoneOffset.UTC, "UTC");

  /** Returns the UTC offset at a point in time, in seconds. */
  public int offset(Instant instant) {
    return id.getRules().getOffset(instant).getTotalSeconds();
  }

  /** Returns the abbreviation at a point in time; empty for a zone that is only an offset. */
  public String abbreviation(Instant instant) {
    if (!abbreviation.isEmpty() || id instanceof ZoneOffset) {
      return abbreviation;
    }
    List<ZoneOffsetTransition> transitions = id.getRules().getTransitions();
    if (!transitions.isEmpty() && instant.isBefore(transitions.get(0).getInstant())) {
      // Before the first transition, the database has the local mean time.
      return "LMT";
    }
    return DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH).withZone(id).format(instant);
  }
}
