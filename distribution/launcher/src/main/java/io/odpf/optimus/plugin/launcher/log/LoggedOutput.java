// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.log;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A stream that logs its lines. Replaces the standard streams of a runtime, where the output of
 * bundles would be lost or would overwrite a user's prompt. Thread-safe.
 */
final class LoggedOutput extends OutputStream {
  private static final int LONGEST = 8 * 1024;

  private final Logger logger;
  private final Level level;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(); // guarded by this

  private LoggedOutput(String source, Level level) {
    this.logger = Logger.getLogger(source);
    this.level = level;
  }

  /**
   * Returns a stream whose lines are logged.
   *
   * @param source the name of the logger
   */
  static PrintStream stream(String source, LogLevel level) {
    return new PrintStream(new LoggedOutput(source, level.level()), true, StandardCharsets.UTF_8);
  }

  @Override
  public synchronized void write(int value) {
    if (value == '\n' || line.size() == LONGEST) {
      String text = line.toString(StandardCharsets.UTF_8);
      line.reset();
      if (!text.isBlank()) {
        logger.log(level, "{0}", text.stripTrailing());
      }
    }
    if (value != '\n') {
      line.write(value);
    }
  }
}
