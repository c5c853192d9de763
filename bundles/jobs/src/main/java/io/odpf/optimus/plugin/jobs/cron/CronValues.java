// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.cron;

/**
 * The values of a field.
 *
 * @param bits a bit for each value
 * @param any whether the field has a part that begins with {@code *} or {@code ?} and has no step,
 *     so that the field does not restrict the day
 */
record CronValues(long bits, boolean any) {
  boolean contains(int value) {
    return (bits >>> value & 1) == 1;
  }

  CronValues or(CronValues other) {
    return new CronValues(bits | other.bits, any || other.any);
  }
}
