// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import io.odpf.optimus.plugin.api.provider.Platform;
import java.util.List;
import java.util.Optional;

/** The header of Windows programs. */
final class PeHeader {
  private static final int OFFSET_OF_PE = 0x3c;
  private static final int LENGTH = 24;
  private static final int EXECUTABLE = 0x0002;
  private static final int LIBRARY = 0x2000;

  private PeHeader() {}

  static Optional<ExecutableHeader> read(byte[] head) {
    if (head.length < OFFSET_OF_PE + 4 || head[0] != 'M' || head[1] != 'Z') {
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
}
