// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command;

/** What a command ends with. */
public final class ExitCode {
  /** It did what it was asked. */
  public static final int OK = 0;

  /** It was tried and failed. */
  public static final int FAILURE = 1;

  /** The command line or the configuration is wrong; nothing was tried. */
  public static final int USAGE = 2;

  /** {@code plugin diff} found differences, or {@code plugin outdated} something outdated. */
  public static final int DIFFERENT = 3;

  /** Ended by the user: 128 and the number of SIGINT. */
  public static final int INTERRUPTED = 130;

  private ExitCode() {}
}
