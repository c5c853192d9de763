// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.executable;

import io.odpf.optimus.plugin.archive.ArchiveProblem;

/**
 * Why content is not a program.
 *
 * @param code the reason
 * @param what what the content is instead, as a noun phrase
 * @param hint what to do
 */
public record ProgramFlaw(ArchiveProblem code, String what, String hint) {

  /**
   * Describes a program whose end is missing.
   *
   * @param format the format's usual name
   */
  static ProgramFlaw truncated(String format) {
    return new ProgramFlaw(
        ArchiveProblem.TRUNCATED,
        "a program that is cut short: its " + format + " headers reach beyond its end",
        "the artifact is incomplete: publish it again");
  }

  /** Describes a shared library. */
  static ProgramFlaw library() {
    return new ProgramFlaw(
        ArchiveProblem.NOT_AN_EXECUTABLE,
        "a shared library",
        "publish the program; a library (*.so, *.node) cannot be run");
  }
}
