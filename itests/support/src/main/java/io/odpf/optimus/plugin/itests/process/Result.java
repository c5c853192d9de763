// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.process;

/**
 * How a program ended.
 *
 * @param exitCode its exit code
 * @param out its standard output
 * @param err its standard error
 */
public record Result(int exitCode, String out, String err) {

  /** This, if the program succeeded. */
  public Result orThrow() {
    if (exitCode != 0) {
      throw new AssertionError(this);
    }
    return this;
  }

  /** As a person would want it in a failed test. */
  @Override
  public String toString() {
    return "exit code " + exitCode + "\n--- out\n" + out + "\n--- err\n" + err;
  }
}
