// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.model;

import java.util.Objects;

/**
 * The period and schedule of a job's runs. Absent texts are empty.
 *
 * @param startDate the first date, {@code YYYY-MM-DD}
 * @param endDate the last date; empty for none
 * @param interval the schedule; empty for none
 */
public record RunSchedule(String startDate, String endDate, String interval) {
  public RunSchedule {
    Objects.requireNonNull(startDate, "startDate");
    Objects.requireNonNull(endDate, "endDate");
    Objects.requireNonNull(interval, "interval");
  }

  RunSchedule inheriting(RunSchedule other) {
    return new RunSchedule(
        Inheritance.text(startDate, other.startDate),
        Inheritance.text(endDate, other.endDate),
        Inheritance.text(interval, other.interval));
  }
}
