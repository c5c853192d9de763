// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.container.tar;

import io.odpf.optimus.plugin.archive.input.ArchiveFault;
import java.util.Optional;

/**
 * What extended headers say about the entry that follows them.
 *
 * @param types the types of the headers, in their order
 * @param name the entry's name
 * @param linkTarget the target of a link
 * @param size the entry's size; negative if it is not given
 * @param sparseSize the size of a sparse file with its holes; negative if the file is not sparse
 */
record Extension(
    String types, Optional<String> name, Optional<String> linkTarget, long size, long sparseSize) {
  static final Extension NONE = new Extension("", Optional.empty(), Optional.empty(), -1, -1);

  /** Adds the records of a pax header, which cannot be combined with other headers. */
  Extension withPax(PaxRecords records) throws ArchiveFault {
    requireNone();
    return new Extension(
        "x",
        records.path(),
        records.linkPath(),
        records.size(),
        records.isSparse() ? records.sparseSize() : -1);
  }

  /** Adds a long name of GNU tar. */
  Extension withLongName(String longName) throws ArchiveFault {
    requireOnly("K");
    return new Extension(types + "L", Optional.of(longName), linkTarget, size, sparseSize);
  }

  /** Adds a long link target of GNU tar. */
  Extension withLongLink(String target) throws ArchiveFault {
    requireOnly("L");
    return new Extension(types + "K", name, Optional.of(target), size, sparseSize);
  }

  /** Returns whether there are no extended headers. */
  boolean isEmpty() {
    return types.isEmpty();
  }

  private void requireOnly(String other) throws ArchiveFault {
    if (!types.equals(other)) {
      requireNone();
    }
  }

  private void requireNone() throws ArchiveFault {
    if (!isEmpty()) {
      throw ArchiveFault.malformed("has two extended headers for one entry");
    }
  }
}
