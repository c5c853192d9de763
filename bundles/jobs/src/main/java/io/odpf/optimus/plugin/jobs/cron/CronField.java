// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.cron;

import io.odpf.optimus.plugin.jobs.time.GoQuotes;
import java.util.List;
import java.util.Locale;

/** The fields of a schedule, in their order. */
enum CronField {
  MINUTE(0, 59, List.of()),
  HOUR(0, 23, List.of()),
  DAY_OF_MONTH(1, 31, List.of()),
  MONTH(
      1,
      12,
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")),
  DAY_OF_WEEK(0, 6, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat"));

  private static final CronValues NONE = new CronValues(0, false);

  private final int min;
  private final int max;

  /** The names of the values, in ascending order. */
  private final List<String> names;

  CronField(int min, int max, List<String> names) {
    this.min = min;
    this.max = max;
    this.names = names;
  }

  /** Parses a field: ranges that are separated by commas. */
  CronValues parse(String field) throws InvalidScheduleException {
    CronValues values = NONE;
    for (String range : field.split(",")) {
      if (!range.isEmpty()) {
        values = values.or(range(range));
      }
    }
    return values;
  }

  /** Parses {@code *}, {@code N} or {@code N-N}, each with an optional step. */
  private CronValues range(String text) throws InvalidScheduleException {
    String[] rangeAndStep = text.split("/", -1);
    String[] ends = rangeAndStep[0].split("-", -1);
    boolean any = ends[0].equals("*") || ends[0].equals("?");
    int start = any ? min : value(ends[0]);
    int end = any ? max : start;
    if (!any && ends.length > 1) {
      end = value(ends[1]);
    }
    if (!any && ends.length > 2) {
      throw new InvalidScheduleException("too many hyphens: " + text);
    }
    int step = 1;
    if (rangeAndStep.length > 2) {
      throw new InvalidScheduleException("too many slashes: " + text);
    }
    if (rangeAndStep.length == 2) {
      step = number(rangeAndStep[1]);
      end = ends.length == 1 ? max : end;
    }
    check(start, end, step, text);
    long bits = 0;
    for (long value = start; value <= end; value += step) {
      bits |= 1L << value;
    }
    return new CronValues(bits, any && step == 1);
  }

  private void check(int start, int end, int step, String text) throws InvalidScheduleException {
    if (start < min) {
      throw new InvalidScheduleException(
          "beginning of range (" + start + ") below minimum (" + min + "): " + text);
    }
    if (end > max) {
      throw new InvalidScheduleException(
          "end of range (" + end + ") above maximum (" + max + "): " + text);
    }
    if (start > end) {
      throw new InvalidScheduleException(
          "beginning of range (" + start + ") beyond end of range (" + end + "): " + text);
    }
    if (step == 0) {
      throw new InvalidScheduleException("step of range should be a positive number: " + text);
    }
  }

  private int value(String text) throws InvalidScheduleException {
    int name = names.indexOf(text.toLowerCase(Locale.ROOT));
    return name >= 0 ? min + name : number(text);
  }

  private static int number(String text) throws InvalidScheduleException {
    if (!text.matches("[+-]?[0-9]+")) {
      throw notANumber(text, "invalid syntax");
    }
    int number;
    try {
      number = Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw notANumber(text, "value out of range");
    }
    if (number < 0) {
      throw new InvalidScheduleException("negative number (" + number + ") not allowed: " + text);
    }
    return number;
  }

  private static InvalidScheduleException notANumber(String text, String reason) {
    return new InvalidScheduleException(
        "failed to parse int from "
            + text
            + ": strconv.Atoi: parsing "
            + GoQuotes.quote(text)
            + ": "
            + reason);
  }
}
