// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.time;

import java.time.Month;
import java.time.Year;

/** The rules for dates, which are written as {@value #FORM}. */
public final class CalendarDate {

  /** How a date is written. */
  public static final String FORM = "YYYY-MM-DD";

  private CalendarDate() {}

  /** Returns whether a text has the form of a date, whether that date exists or not. */
  public static boolean isWritten(String text) {
    if (text.length() != FORM.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (FORM.charAt(i) == '-' ? c != '-' : c < '0' || c > '9') {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns why a date does not exist, in Go's words; an empty text if it does.
   *
   * @param text a text that {@link #isWritten} as a date
   */
  public static String fault(String text) {
    int year = Integer.parseInt(text.substring(0, 4));
    int month = Integer.parseInt(text.substring(5, 7));
    int day = Integer.parseInt(text.substring(8));
    if (month < 1 || month > 12) {
      return "parsing time " + GoQuotes.quote(text) + ": month out of range";
    }
    return day < 1 || day > Month.of(month).length(Year.isLeap(year))
        ? "parsing time " + GoQuotes.quote(text) + ": day out of range"
        : "";
  }
}
