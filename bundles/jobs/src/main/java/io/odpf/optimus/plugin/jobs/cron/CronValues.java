// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.cron;

/**
 * The set of values of a field.
 *
 * @param bits a bit for each value
 * @param any whether a part of the field is {@code *} or {@code ?} without a step; if so for one of
 *     the two day fields, only the other one restricts the day
 */
record CronValues(long bits, boolean any) {
  boolean contains(int value) {
    return (bits >>> value & 1) == 1;
  }

  CronValues or(CronValues other) {
    return new CronValues(bits | other.bits, any || other.any);
  }
}
