// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.render;

/** Formats numbers with their units. */
public final class Quantities {
  private static final String[] UNITS = {"kB", "MB", "GB", "TB", "PB", "EB"};

  private Quantities() {}

  /**
   * Returns a number of bytes in decimal units, rounded to two or three digits: {@code 812 B},
   * {@code 9.1 MB}, {@code 25 MB}.
   */
  public static String bytes(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    int unit = 0;
    long base = 1000;
    // A number that rounds to a thousand uses the next unit.
    while (unit < UNITS.length - 1 && rounded(bytes, base) >= 1000) {
      base *= 1000;
      unit++;
    }
    long tenths = rounded(bytes, base / 10);
    return tenths < 100
        ? tenths / 10 + "." + tenths % 10 + " " + UNITS[unit]
        : rounded(bytes, base) + " " + UNITS[unit];
  }

  private static long rounded(long number, long unit) {
    long rest = number % unit;
    return number / unit + (rest >= unit - rest ? 1 : 0);
  }

  /** Returns a time: {@code 0.4 s}, {@code 12 s}, {@code 2 min 5 s}, {@code 1 h 3 min}. */
  public static String time(long milliseconds) {
    if (milliseconds < 10_000) {
      long tenths = (milliseconds + 50) / 100;
      return tenths / 10 + "." + tenths % 10 + " s";
    }
    return seconds((milliseconds + 500) / 1000);
  }

  /**
   * Returns a time in whole seconds: {@code 0 s}, {@code 12 s}, {@code 2 min 5 s}, {@code 1 h 3
   * min}.
   */
  public static String seconds(long seconds) {
    if (seconds < 60) {
      return seconds + " s";
    }
    long minutes = seconds / 60;
    return minutes < 60
        ? minutes + " min " + seconds % 60 + " s"
        : minutes / 60 + " h " + minutes % 60 + " min";
  }

  /** Returns a number of things: {@code 1 plugin}, {@code 3 plugins}. */
  public static String count(long number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }
}
