// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

/**
 * Why a file that begins as a program is none.
 *
 * @param code a stable word for programs
 * @param what a noun phrase
 * @param hint what to do
 */
record ProgramFlaw(String code, String what, String hint) {

  /**
   * @param format as its users call it
   */
  static ProgramFlaw cut(String format) {
    return new ProgramFlaw(
        "truncated",
        "a program that is cut short: its " + format + " headers reach beyond its end",
        "the artifact is incomplete: publish it again");
  }

  static ProgramFlaw library() {
    return new ProgramFlaw(
        "not-an-executable",
        "a shared library",
        "publish the program; a library (*.so, *.node) cannot be run");
  }

  Contents contents() {
    return new Contents(code, what, hint);
  }
}
