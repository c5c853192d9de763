// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.spec;

import io.odpf.optimus.plugin.jobs.cron.CronParser;
import io.odpf.optimus.plugin.jobs.cron.InvalidScheduleException;
import io.odpf.optimus.plugin.jobs.model.RunSchedule;
import io.odpf.optimus.plugin.jobs.problem.JobProblem;
import io.odpf.optimus.plugin.jobs.section.Section;
import io.odpf.optimus.plugin.jobs.time.CalendarDate;
import io.odpf.optimus.plugin.text.TerminalText;
import java.util.Optional;

/** Reads {@code schedule}. */
final class ScheduleReader {
  private static final RunSchedule NONE = new RunSchedule("", "", "");
  private static final String INTERVAL_HINT =
      "write five fields (minute, hour, day of month, month, day of week 0-6), such as '0 2 * * *',"
          + " or a word such as '@daily'";

  private ScheduleReader() {}

  static RunSchedule read(Section root) {
    Optional<Section> section = root.section("schedule");
    if (section.isEmpty()) {
      return NONE;
    }
    RunSchedule schedule =
        new RunSchedule(
            date(section.get(), "start_date"),
            date(section.get(), "end_date"),
            interval(section.get()));
    section.get().refuseOthers();
    return schedule;
  }

  private static String interval(Section section) {
    String text = section.text("interval");
    try {
      CronParser.parse(text);
    } catch (InvalidScheduleException e) {
      section.refuse(
          "interval",
          JobProblem.SCHEDULE,
          "is not a schedule: " + TerminalText.passage(e.getMessage()),
          INTERVAL_HINT);
    }
    return text;
  }

  private static String date(Section section, String key) {
    String text = section.text(key);
    if (!text.isEmpty()) {
      if (!CalendarDate.isWritten(text)) {
        section.refuse(
            key,
            JobProblem.DATE,
            "must be a date, not " + TerminalText.quote(text),
            "write it as " + CalendarDate.FORM);
      } else {
        String fault = CalendarDate.fault(text);
        if (!fault.isEmpty()) {
          section.refuse(
              key,
              JobProblem.DATE,
              "is not a date of the calendar: " + fault,
              "correct the day or the month");
        }
      }
    }
    return text;
  }
}
