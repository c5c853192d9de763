// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.log;

import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Receives the records of {@code java.util.logging}, in place of the JDK's handlers. */
final class LogHandler extends Handler {
  private final Consumer<LogEntry> log;
  private final Logger root = Logger.getLogger("");

  LogHandler(Consumer<LogEntry> log) {
    this.log = log;
    setLevel(Level.ALL);
  }

  void install() {
    for (Handler other : root.getHandlers()) {
      root.removeHandler(other);
    }
    root.addHandler(this);
  }

  /** Removes this handler, and does not restore the JDK's: the process is about to end. */
  void remove() {
    root.removeHandler(this);
  }

  @Override
  public void publish(LogRecord record) {
    if (isLoggable(record)) {
      log.accept(LogEntry.of(record));
    }
  }

  @Override
  public void flush() {
    // Records are not buffered.
  }

  @Override
  public void close() {
    // The log closes its file itself.
  }
}
