// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk.log;

/**
 * A plugin's log. A plugin may log freely, since the host decides which entries to keep.
 * Implementations are thread-safe and never throw.
 *
 * <p>Each method takes a message and key-value pairs: {@code logger.info("asked", "job", name)}.
 * Strings, numbers and booleans are written as such, a {@link Throwable} with its stack trace, and
 * other values by their {@code toString}. A value without a key is written as {@code
 * EXTRA_VALUE_AT_END}, as hclog does.
 */
public interface PluginLogger {

  /**
   * Writes an entry.
   *
   * @param values keys and values, alternating
   */
  void log(LogLevel level, String message, Object... values);

  /** Logs details for the plugin's author. */
  default void trace(String message, Object... values) {
    log(LogLevel.TRACE, message, values);
  }

  /** Logs information for finding faults. */
  default void debug(String message, Object... values) {
    log(LogLevel.DEBUG, message, values);
  }

  /** Logs information for operators. */
  default void info(String message, Object... values) {
    log(LogLevel.INFO, message, values);
  }

  /** Logs a condition that operators should check. */
  default void warn(String message, Object... values) {
    log(LogLevel.WARN, message, values);
  }

  /** Logs a failure. */
  default void error(String message, Object... values) {
    log(LogLevel.ERROR, message, values);
  }
}
