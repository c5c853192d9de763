// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.executable;

import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.archive.format.FileFormat;
import java.util.List;
import java.util.Optional;

/** The header of Windows programs. */
final class PeHeader {
  private static final int OFFSET_OF_PE = 0x3c;
  private static final int LENGTH = 24;
  private static final int EXECUTABLE = 0x0002;
  private static final int LIBRARY = 0x2000;
  private static final int OPTIONAL_32 = 224;
  private static final int OPTIONAL_64 = 240;
  private static final int SECTION = 40;
  private static final int ALIGNMENT = 512;

  private PeHeader() {}

  static Optional<ExecutableHeader> read(byte[] head) {
    if (head.length < OFFSET_OF_PE + 4 || !FileFormat.PE.begins(head)) {
      return Optional.empty();
    }
    Numbers numbers = new Numbers(head, false);
    long begin = numbers.u32(OFFSET_OF_PE);
    if (begin > head.length - LENGTH) {
      return Optional.empty();
    }
    int at = (int) begin;
    int flags = numbers.u16(at + 22);
    if (numbers.u32(at) != 0x4550 || (flags & EXECUTABLE) == 0 || (flags & LIBRARY) != 0) {
      return Optional.empty();
    }
    String arch =
        switch (numbers.u16(at + 4)) {
          case 0x8664 -> "amd64";
          case 0xaa64 -> "arm64";
          case 0x014c -> "386";
          case 0x01c0, 0x01c4 -> "arm";
          default -> "";
        };
    return Optional.of(
        new ExecutableHeader(
            ExecutableHeader.Format.PE,
            arch.isEmpty() ? List.of() : List.of(new Platform("windows", arch)),
            false));
  }

  /** Returns why the whole file is not a program: a section reaches beyond its end. */
  static Optional<ProgramFlaw> flaw(byte[] head, FileBytes file) {
    Numbers numbers = new Numbers(head, false);
    int at = (int) numbers.u32(OFFSET_OF_PE);
    int optional = numbers.u16(at + 20);
    if (optional != OPTIONAL_32 && optional != OPTIONAL_64) {
      return Optional.empty();
    }
    int table = at + LENGTH + optional;
    for (int i = 0; i < numbers.u16(at + 6); i++) {
      int section = table + i * SECTION;
      if (section > head.length - SECTION) {
        return head.length < ExecutableHeader.HEAD_BYTES
            ? Optional.of(ProgramFlaw.truncated("PE"))
            : Optional.empty();
      }
      long length = numbers.u32(section + 16);
      long offset = numbers.u32(section + 20);
      // Some linkers omit the padding of the last section.
      if (offset != 0 && length >= ALIGNMENT && file.endsBefore(offset, length - ALIGNMENT + 1)) {
        return Optional.of(ProgramFlaw.truncated("PE"));
      }
    }
    return Optional.empty();
  }
}
