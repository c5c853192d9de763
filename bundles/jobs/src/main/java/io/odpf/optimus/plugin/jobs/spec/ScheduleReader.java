// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.spec;

import io.odpf.optimus.plugin.jobs.cron.CronParser;
import io.odpf.optimus.plugin.jobs.cron.InvalidScheduleException;
import io.odpf.optimus.plugin.jobs.model.RunSchedule;
import io.odpf.optimus.plugin.jobs.problem.JobProblem;
import io.odpf.optimus.plugin.jobs.section.Section;
import io.odpf.optimus.plugin.jobs.time.GoQuotes;
import io.odpf.optimus.plugin.text.TerminalText;
import java.time.Month;
import java.time.Year;
import java.util.Optional;

/** Reads {@code schedule}. */
final class ScheduleReader {
  private static final RunSchedule NONE = new RunSchedule("", "", "");
  private static final String SYNTAX = "YYYY-MM-DD";
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
      if (!isDate(text)) {
        section.refuse(
            key,
            JobProblem.DATE,
            "must be a date, not " + TerminalText.quote(text),
            "write it as " + SYNTAX);
      } else {
        String fault = fault(text);
        if (!fault.isEmpty()) {
          section.refuse(
              key,
              JobProblem.DATE,
              "is not a date of the calendar: parsing time " + GoQuotes.quote(text) + ": " + fault,
              "correct the day or the month");
        }
      }
    }
    return text;
  }

  private static boolean isDate(String text) {
    if (text.length() != SYNTAX.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (SYNTAX.charAt(i) == '-' ? c != '-' : c < '0' || c > '9') {
        return false;
      }
    }
    return true;
  }

  /** Returns the reason why a date does not exist; an empty text if it exists. */
  private static String fault(String text) {
    int year = Integer.parseInt(text.substring(0, 4));
    int month = Integer.parseInt(text.substring(5, 7));
    int day = Integer.parseInt(text.substring(8));
    if (month < 1 || month > 12) {
      return "month out of range";
    }
    return day < 1 || day > Month.of(month).length(Year.isLeap(year)) ? "day out of range" : "";
  }
}
