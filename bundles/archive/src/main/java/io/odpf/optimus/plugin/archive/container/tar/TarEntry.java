// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.container.tar;

import io.odpf.optimus.plugin.archive.input.ArchiveFault;
import io.odpf.optimus.plugin.archive.input.Budget;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * An entry, as its header and its extended headers describe it together.
 *
 * @param header the header
 * @param rawName the name, unchecked
 * @param size the number of bytes that follow the header
 * @param linkTarget the target of a link, if an extended header gives it
 * @param sparseSize the size of a sparse file with its holes; negative if the file is not sparse
 */
record TarEntry(
    TarHeader header, String rawName, long size, Optional<String> linkTarget, long sparseSize) {
  /** The first size that a ustar header cannot express; only a pax header can. */
  private static final long USTAR_SIZE_LIMIT = 1L << 33;

  static TarEntry of(TarHeader header, Extension extension, Budget budget) throws ArchiveFault {
    String name = extension.name().isPresent() ? extension.name().get() : header.name();
    budget.name(name.getBytes(StandardCharsets.UTF_8).length);
    long size = size(header, extension);
    budget.promised(size);
    return new TarEntry(header, name, size, extension.linkTarget(), extension.sparseSize());
  }

  private static long size(TarHeader header, Extension extension) throws ArchiveFault {
    long size = header.size();
    if (extension.size() < 0 || extension.size() == size) {
      return size;
    }
    if (extension.size() < USTAR_SIZE_LIMIT) {
      throw ArchiveFault.malformed("has an entry with two different sizes");
    }
    return extension.size();
  }

  boolean isSparse() {
    return sparseSize >= 0;
  }
}
