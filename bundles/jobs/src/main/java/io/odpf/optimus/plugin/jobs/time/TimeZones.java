// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.time;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesException;
import java.time.zone.ZoneRulesProvider;
import java.util.Optional;

/** Time zones by their names in the IANA database, such as {@code Asia/Jakarta}. */
public final class TimeZones {
  private TimeZones() {}

  /**
   * Returns the zone with the given name; UTC for an empty name. Returns empty for unknown names,
   * for offsets, and for {@code Local}, which depends on the machine.
   */
  public static Optional<ZoneId> find(String name) {
    if (name.isEmpty() || name.equals("UTC")) {
      return Optional.of(ZoneOffset.UTC);
    }
    try {
      ZoneRules rules = ZoneRulesProvider.getRules(name, false);
      return Optional.of(ZoneId.of(name)).filter(zone -> zone.getRules().equals(rules));
    } catch (ZoneRulesException e) {
      return Optional.empty();
    }
  }
}
