// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.process;

/**
 * The result of a program.
 *
 * @param exitCode its exit code
 * @param out its standard output
 * @param err its standard error
 */
public record Result(int exitCode, String out, String err) {

  /** Returns this result if the program succeeded, and fails otherwise. */
  public Result orThrow() {
    if (exitCode != 0) {
      throw new AssertionError(this);
    }
    return this;
  }

  /** Formats the result for the message of a failed test. */
  @Override
  public String toString() {
    return "exit code " + exitCode + "\n--- out\n" + out + "\n--- err\n" + err;
  }
}
