// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import io.odpf.optimus.plugin.api.provider.Platform;
import java.util.List;
import java.util.Optional;

/** The header of ELF files. */
final class ElfHeader {
  private static final int LENGTH_32 = 52;
  private static final int LENGTH_64 = 64;
  private static final int TYPE_EXECUTABLE = 2;
  private static final int TYPE_SHARED = 3;

  private ElfHeader() {}

  static Optional<ExecutableHeader> read(byte[] head) {
    if (head.length < LENGTH_32
        || head[0] != 0x7f
        || head[1] != 'E'
        || head[2] != 'L'
        || head[3] != 'F') {
      return Optional.empty();
    }
    boolean wide = head[4] == 2;
    boolean big = head[5] == 2;
    if (!wide && head[4] != 1
        || !big && head[5] != 1
        || head[6] != 1
        || wide && head.length < LENGTH_64) {
      return Optional.empty();
    }
    Numbers numbers = new Numbers(head, big);
    int type = numbers.u16(16);
    long entryPoint = wide ? numbers.u32(24) | numbers.u32(28) : numbers.u32(24);
    // A position-independent program is a shared object that begins somewhere.
    boolean program = type == TYPE_EXECUTABLE || type == TYPE_SHARED && entryPoint != 0;
    if (!program) {
      return Optional.empty();
    }
    String arch = arch(numbers.u16(18), wide, big);
    String os = os(head[7] & 0xff);
    boolean unmarked = os.isEmpty();
    return Optional.of(
        new ExecutableHeader(
            ExecutableHeader.Format.ELF,
            arch.isEmpty() || os.equals("?")
                ? List.of()
                : List.of(new Platform(unmarked ? "linux" : os, arch)),
            unmarked));
  }

  /** Go's name of a processor; empty if it is not among them. */
  private static String arch(int machine, boolean wide, boolean big) {
    return switch (machine) {
      case 62 -> wide && !big ? "amd64" : "";
      case 183 -> wide && !big ? "arm64" : "";
      case 3 -> !wide && !big ? "386" : "";
      case 40 -> !wide && !big ? "arm" : "";
      case 243 -> wide && !big ? "riscv64" : "";
      case 258 -> wide && !big ? "loong64" : "";
      case 22 -> wide && big ? "s390x" : "";
      case 21 -> wide ? big ? "ppc64" : "ppc64le" : "";
      case 8 -> (wide ? "mips64" : "mips") + (big ? "" : "le");
      default -> "";
    };
  }

  /** Go's name of a system; empty if the file leaves it open, a question mark if it is unknown. */
  private static String os(int abi) {
    return switch (abi) {
      case 0, 97 -> "";
      case 2 -> "netbsd";
      case 3 -> "linux";
      case 6 -> "solaris";
      case 9 -> "freebsd";
      case 12 -> "openbsd";
      default -> "?";
    };
  }
}
