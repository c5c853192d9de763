// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.authoring;

import io.odpf.optimus.plugin.jobs.cron.CronParser;
import io.odpf.optimus.plugin.jobs.cron.InvalidScheduleException;
import io.odpf.optimus.plugin.jobs.time.CalendarDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** The rules for single answers about a job, with the messages of Optimus. */
final class TextChecks {
  private static final int SHORTEST = 3;
  private static final int LONGEST_NAME = 220;
  private static final int LONGEST_OWNER = 1_024;
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_\\-.]+");

  private TextChecks() {}

  static Optional<String> name(String text) {
    if (text.indexOf('/') >= 0) {
      return Optional.of("`/` is disallowed");
    }
    if (!NAME.matcher(text).matches()) {
      return Optional.of(
          "invalid name (can only contain characters A-Z (in either case), 0-9, \"-\", \"_\" or"
              + " \".\" and must start with an alphanumeric character)");
    }
    return length(text, LONGEST_NAME);
  }

  static Optional<String> owner(String text) {
    return text.isBlank() ? Optional.of("Value is required") : length(text.strip(), LONGEST_OWNER);
  }

  static Optional<String> date(String text) {
    if (!CalendarDate.isWritten(text)) {
      return Optional.of("date must be in " + CalendarDate.FORM + " format");
    }
    String fault = CalendarDate.fault(text);
    return fault.isEmpty() ? Optional.empty() : Optional.of(fault);
  }

  static Optional<String> interval(String text) {
    try {
      CronParser.parse(text);
      return Optional.empty();
    } catch (InvalidScheduleException e) {
      return Optional.of(e.getMessage());
    }
  }

  private static Optional<String> length(String text, int longest) {
    int length = text.codePointCount(0, text.length());
    if (length < SHORTEST) {
      return Optional.of("value is too short. Min length is " + SHORTEST);
    }
    return length > longest
        ? Optional.of("value is too long. Max length is " + longest)
        : Optional.empty();
  }
}
