// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import java.util.Optional;

/**
 * The toolchain and the module that a program was built from, as recorded in it.
 *
 * @param sum the sum of the module; empty if its source is not one that go checks
 */
record BuiltProgram(String toolchain, String module, String version, String sum) {

  /** Parses the output of {@code go version -m}; empty if it is something else. */
  static Optional<BuiltProgram> parse(String output) {
    String[] lines = output.split("\\R");
    int mark = lines[0].lastIndexOf(": ");
    for (String line : lines) {
      String[] fields = line.split("\t");
      if (mark > 0 && fields.length >= 4 && fields[1].equals("mod")) {
        return Optional.of(
            new BuiltProgram(
                lines[0].substring(mark + 2),
                fields[2],
                fields[3],
                fields.length > 4 ? fields[4] : ""));
      }
    }
    return Optional.empty();
  }
}
