// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command;

/** The exit codes of commands. */
public final class ExitCode {
  /** The command succeeded. */
  public static final int OK = 0;

  /** The command failed. */
  public static final int FAILURE = 1;

  /** The command line or the configuration is invalid. The command did nothing. */
  public static final int USAGE = 2;

  /** {@code plugin diff} found differences, or {@code plugin outdated} something outdated. */
  public static final int DIFFERENT = 3;

  /** The user interrupted the command: 128 plus the number of SIGINT. */
  public static final int INTERRUPTED = 130;

  private ExitCode() {}
}
