// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.cron;

/** Thrown when a text is not a valid schedule. Has the message that Optimus reports. */
public final class InvalidScheduleException extends Exception {
  private static final long serialVersionUID = 1L;

  InvalidScheduleException(String message) {
    super("invalid crontab entry: " + message);
  }

  /** Returns the message, which is never null. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
