// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import io.odpf.optimus.plugin.archive.input.Printable;
import java.util.Optional;

/**
 * A file in an archive.
 *
 * @param name its path there
 * @param size in bytes
 * @param header empty if it is no program
 * @param what it is, if it is no program
 */
record Found(String name, long size, Optional<ExecutableHeader> header, String what) {

  String printableName() {
    return Printable.text(name);
  }

  /** Its name, and its platform if it is a program. */
  String describe() {
    return printableName() + header.map(h -> " (" + h.describe() + ")").orElse("");
  }
}
