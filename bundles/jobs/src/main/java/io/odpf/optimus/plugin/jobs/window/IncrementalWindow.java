// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.window;

import io.odpf.optimus.plugin.jobs.cron.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A window between two times of a schedule: from the last one before the scheduled time to the
 * first one after it. If the schedule has no such time, the scheduled time is used instead.
 */
final class IncrementalWindow implements Window {
  private static final Duration WEEK = Duration.ofDays(7);

  /** The number of weeks before a time in which an earlier time is searched: five years. */
  private static final int MOST_WEEKS = 262;

  private final Schedule schedule;

  IncrementalWindow(Schedule schedule) {
    this.schedule = Objects.requireNonNull(schedule, "schedule");
  }

  @Override
  public TimeInterval at(Instant scheduledAt) {
    return new TimeInterval(
        previous(scheduledAt).orElse(scheduledAt), schedule.next(scheduledAt).orElse(scheduledAt));
  }

  private Optional<Instant> previous(Instant time) {
    for (int weeks = 1; weeks <= MOST_WEEKS; weeks++) {
      Optional<Instant> last = last(time.minus(WEEK.multipliedBy(weeks)), time);
      if (last.isPresent()) {
        return last;
      }
    }
    return Optional.empty();
  }

  /** Returns the last time of the schedule between two times; empty if there is none. */
  private Optional<Instant> last(Instant after, Instant before) {
    Optional<Instant> last = Optional.empty();
    Optional<Instant> next = schedule.next(after);
    while (next.isPresent() && next.get().isBefore(before)) {
      last = next;
      next = schedule.next(next.get());
    }
    return last;
  }
}
