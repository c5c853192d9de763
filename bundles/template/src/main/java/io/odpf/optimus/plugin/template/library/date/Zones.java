// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.library.date;

import io.odpf.optimus.plugin.template.value.Zone;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;

/** The time zones by their names in the IANA time zone database. */
final class Zones {
  /** Zones that Go knows and the JDK does not have under the same name. */
  private static final Map<String, Zone> FIXED =
      Map.of(
          "",
          Zone.UTC,
          "UTC",
          Zone.UTC,
          "Local",
          Zone.UTC,
          "EST",
          new Zone(ZoneOffset.ofHours(-5), "EST"),
          "MST",
          new Zone(ZoneOffset.ofHours(-7), "MST"),
          "HST",
          new Zone(ZoneOffset.ofHours(-10), "HST"));

  private Zones() {}

  /** Returns the zone with the given name, or UTC if there is none. */
  static Zone of(String name) {
    Zone fixed = FIXED.get(name);
    if (fixed != null) {
      return fixed;
    }
    return ZoneId.getAvailableZoneIds().contains(name) && !name.startsWith("SystemV/")
        ? new Zone(ZoneId.of(name), "")
        : Zone.UTC;
  }
}
