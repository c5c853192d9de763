// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.log;

import java.io.PrintStream;

/** Redirects the standard streams of this process to the log, until closed. */
public final class StandardStreams implements AutoCloseable {
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;

  private StandardStreams() {}

  /** Redirects them; code that already holds the old streams keeps writing to those. */
  public static StandardStreams toLog() {
    StandardStreams before = new StandardStreams();
    System.setOut(LoggedOutput.stream("stdout", LogLevel.INFO));
    System.setErr(LoggedOutput.stream("stderr", LogLevel.WARN));
    return before;
  }

  @Override
  public void close() {
    System.setOut(out);
    System.setErr(err);
  }
}
