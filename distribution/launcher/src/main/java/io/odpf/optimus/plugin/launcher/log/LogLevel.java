// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.log;

import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;

/** The severity of a record, with the names that OSGi and Karaf use. */
public enum LogLevel {
  ERROR(Level.SEVERE),
  WARN(Level.WARNING),
  INFO(Level.INFO),
  DEBUG(Level.FINE),
  TRACE(Level.FINER);

  private final Level level;

  LogLevel(Level level) {
    this.level = level;
  }

  /** Returns the same level in {@code java.util.logging}. */
  public Level level() {
    return level;
  }

  /** Returns the level of this name, in any case. */
  public static Optional<LogLevel> parse(String name) {
    for (LogLevel level : values()) {
      if (level.name().equals(name.toUpperCase(Locale.ROOT))) {
        return Optional.of(level);
      }
    }
    return Optional.empty();
  }

  /** Returns the level that corresponds to a level of {@code java.util.logging}. */
  static LogLevel of(Level other) {
    for (LogLevel level : values()) {
      if (other.intValue() >= level.level.intValue()) {
        return level;
      }
    }
    return TRACE;
  }
}
