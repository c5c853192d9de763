// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.container.zip;

import io.odpf.optimus.plugin.archive.input.ArchiveFault;
import java.util.Optional;

/**
 * The sizes and offset of an entry; values that do not fit 32 bits come from its zip64 field.
 *
 * @param present whether there is such a field
 */
record Zip64(boolean present, long unpacked, long packed, long offset) {
  private static final long ABSENT = 0xffffffffL;

  /**
   * Resolves a header's numbers.
   *
   * @param disk the number of the disk: 0, or 0xffff if the field contains it
   */
  static Zip64 resolve(
      byte[] bytes, ExtraFields extra, long unpacked, long packed, long offset, int disk)
      throws ArchiveFault {
    Optional<ExtraFields.Span> field = extra.find(ExtraFields.ZIP64);
    long[] values = {unpacked, packed, offset};
    boolean needed = unpacked == ABSENT || packed == ABSENT || offset == ABSENT;
    if (field.isEmpty()) {
      if (needed || disk != 0) {
        throw malformed();
      }
      return new Zip64(false, unpacked, packed, offset);
    }
    int at = field.get().begin();
    int end = at + field.get().length();
    int missing = disk == 0xffff ? 4 : 0;
    for (long value : values) {
      missing += value == ABSENT ? 8 : 0;
    }
    // Writers put the missing values there, or all of them; then the others must agree.
    boolean all = end - at != missing;
    for (int i = 0; i < values.length; i++) {
      if (values[i] != ABSENT && (!all || end - at < 8)) {
        continue;
      }
      if (end - at < 8) {
        throw malformed();
      }
      long value = Little.u64(bytes, at);
      at += 8;
      if (value < 0 || values[i] != ABSENT && values[i] != value) {
        throw malformed();
      }
      values[i] = value;
    }
    if (end - at == 4 && Little.u32(bytes, at) == 0 && (disk == 0 || disk == 0xffff)) {
      at += 4;
    } else if (disk != 0) {
      throw malformed();
    }
    if (at != end) {
      throw malformed();
    }
    return new Zip64(true, values[0], values[1], values[2]);
  }

  private static ArchiveFault malformed() {
    return ArchiveFault.malformed("is a zip archive with wrong zip64 sizes");
  }
}
