// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk.log;

/**
 * A plugin's log. The host decides what it keeps of it, so that a plugin may write everything.
 * Implementations are thread-safe and never throw.
 *
 * <p>Each method takes a message and further values, a name followed by its value: {@code
 * logger.info("asked", "job", name)}. Texts, numbers and truth values are written as such, others
 * by their {@code toString}; a {@link Throwable} with its stack trace. A value without a name is
 * written as {@code EXTRA_VALUE_AT_END}, as hclog does it.
 */
public interface PluginLogger {

  /**
   * Writes an entry.
   *
   * @param values names and values, in turns
   */
  void log(LogLevel level, String message, Object... values);

  /** Writes what only its author wants to know. */
  default void trace(String message, Object... values) {
    log(LogLevel.TRACE, message, values);
  }

  /** Writes what helps to find a fault. */
  default void debug(String message, Object... values) {
    log(LogLevel.DEBUG, message, values);
  }

  /** Writes what an operator wants to know. */
  default void info(String message, Object... values) {
    log(LogLevel.INFO, message, values);
  }

  /** Writes what an operator should look at. */
  default void warn(String message, Object... values) {
    log(LogLevel.WARN, message, values);
  }

  /** Writes what went wrong. */
  default void error(String message, Object... values) {
    log(LogLevel.ERROR, message, values);
  }
}
