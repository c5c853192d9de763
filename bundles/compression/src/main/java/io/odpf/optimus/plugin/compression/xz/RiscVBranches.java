// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.compression.xz;

/** Branches of RISC-V: JAL, and AUIPC with the instruction after it. */
final class RiscVBranches {
  private static final int PAIR_BYTES = 8;

  private RiscVBranches() {}

  static int convert(byte[] bytes, int length, int position) {
    int i = 0;
    while (i + PAIR_BYTES <= length) {
      int opcode = bytes[i] & 0xff;
      if (opcode == 0xef && (bytes[i + 1] & 0x0d) == 0) {
        jump(bytes, i, position + i);
        i += 4;
      } else if ((opcode & 0x7f) == 0x17) {
        i += pair(bytes, i, position + i);
      } else {
        i += 2;
      }
    }
    return i;
  }

  /** Converts JAL with the link registers x1 and x5. */
  private static void jump(byte[] bytes, int at, int position) {
    int source =
        (bytes[at + 1] & 0xf0) << 13 | (bytes[at + 2] & 0xff) << 9 | (bytes[at + 3] & 0xff) << 1;
    int target = source - position;
    bytes[at + 1] = (byte) (bytes[at + 1] & 0x0f | target >>> 8 & 0xf0);
    bytes[at + 2] = (byte) (target >>> 16 & 0x0f | target >>> 7 & 0x10 | target << 4 & 0xe0);
    bytes[at + 3] = (byte) (target >>> 4 & 0x7f | target >>> 13 & 0x80);
  }

  /** Converts AUIPC and the instruction after it; returns the number of bytes converted. */
  private static int pair(byte[] bytes, int at, int position) {
    int first = Words.get(bytes, at);
    int second = Words.get(bytes, at + 4);
    if ((first & 0xe80) != 0) {
      // The encoder escapes pairs with x0 and x2, and leaves others alone.
      if (((first << 8 ^ second - 3) & 0xf8003) != 0) {
        return 6;
      }
      Words.set(bytes, at, 0x17 | 2 << 7 | second << 12);
      Words.set(bytes, at + 4, (first & 0xfffff000) + (second >>> 20));
      return PAIR_BYTES;
    }
    int register = first >>> 27;
    if (Integer.compareUnsigned(first - 0x3117 << 18, register & 0x1d) >= 0) {
      return 4;
    }
    int target = Integer.reverseBytes(second) - position;
    Words.set(bytes, at, 0x17 | register << 7 | target + 0x800 & 0xfffff000);
    Words.set(bytes, at + 4, first >>> 12 | target << 20);
    return PAIR_BYTES;
  }
}
