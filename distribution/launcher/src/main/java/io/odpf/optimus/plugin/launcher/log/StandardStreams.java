// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.log;

import java.io.PrintStream;

/** Takes what is printed on the standard streams of this process to the log, until it is closed. */
public final class StandardStreams implements AutoCloseable {
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;

  private StandardStreams() {}

  /** Takes them; whoever has the streams already goes on to write to them. */
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
