// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Logger;

/** The levels of loggers, which may be changed at any time. Thread-safe. */
public final class LogLevels {
  /** The name of the logger that all others inherit from. */
  public static final String ROOT = "ROOT";

  private final Map<String, LogLevel> chosen = new ConcurrentHashMap<>();
  // Hold the loggers, since the JDK discards unreferenced ones together with their levels.
  private final Map<String, Logger> held = new ConcurrentHashMap<>();
  private final List<Runnable> followers = new CopyOnWriteArrayList<>();

  LogLevels(LogLevel root) {
    set(ROOT, root);
  }

  /**
   * Sets a level.
   *
   * @param logger its name, as in the log or in full, or {@link #ROOT}
   */
  public void set(String logger, LogLevel level) {
    chosen.put(shown(logger), level);
    for (String name : names(logger)) {
      held.computeIfAbsent(name, Logger::getLogger).setLevel(level.level());
    }
    followers.forEach(Runnable::run);
  }

  /** Lets a logger inherit its level again; {@link #ROOT} keeps its own. */
  public void reset(String logger) {
    if (!logger.equalsIgnoreCase(ROOT) && chosen.remove(shown(logger)) != null) {
      for (String name : names(logger)) {
        held.computeIfAbsent(name, Logger::getLogger).setLevel(null);
      }
      followers.forEach(Runnable::run);
    }
  }

  /** Returns the levels that were set, by logger, including {@link #ROOT}. */
  public Map<String, LogLevel> chosen() {
    return new TreeMap<>(chosen);
  }

  /** Returns the effective level of a logger, set or inherited. */
  public LogLevel get(String logger) {
    for (String name = shown(logger); ; name = name.substring(0, name.lastIndexOf('.'))) {
      LogLevel level = chosen.get(name);
      if (level != null) {
        return level;
      }
      if (name.lastIndexOf('.') < 0) {
        return chosen.getOrDefault(ROOT, LogLevel.INFO);
      }
    }
  }

  /** Returns the levels by the full names of loggers; the root's is empty. */
  public Map<String, LogLevel> byLogger() {
    Map<String, LogLevel> levels = new TreeMap<>();
    chosen.forEach((logger, level) -> names(logger).forEach(name -> levels.put(name, level)));
    return levels;
  }

  /** Adds a listener for changes. */
  public void follow(Runnable follower) {
    followers.add(follower);
  }

  private static String shown(String logger) {
    if (logger.equalsIgnoreCase(ROOT)) {
      return ROOT;
    }
    return logger.startsWith(LogEntry.PREFIX) ? logger.substring(LogEntry.PREFIX.length()) : logger;
  }

  /** Expands a name as shown in the log to the full name of a platform logger. */
  private static List<String> names(String logger) {
    String shown = shown(logger);
    List<String> names = new ArrayList<>();
    names.add(shown.equals(ROOT) ? "" : shown);
    if (!shown.equals(ROOT)) {
      names.add(LogEntry.PREFIX + shown);
    }
    return names;
  }
}
