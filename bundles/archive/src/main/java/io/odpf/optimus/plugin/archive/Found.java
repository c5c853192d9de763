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
 * @param contents what it is, if it is no program
 */
record Found(String name, long size, Optional<ExecutableHeader> header, Contents contents) {

  String printableName() {
    return Printable.text(name);
  }

  /** Its name, and its platform if it is a program. */
  String describe() {
    return printableName() + header.map(h -> " (" + h.describe() + ")").orElse("");
  }

  /** The same file, once its whole size is known. */
  Found ofSize(long bytes) {
    return new Found(name, bytes, header, contents);
  }

  /** The same file, which proved to be no program. */
  Found without(ProgramFlaw flaw) {
    return new Found(name, size, Optional.empty(), flaw.contents());
  }
}
