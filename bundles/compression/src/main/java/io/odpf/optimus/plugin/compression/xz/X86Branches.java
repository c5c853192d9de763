// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.compression.xz;

/** Branches of x86. Instructions are not aligned, so they are guessed as the encoder does. */
final class X86Branches implements BranchCode {
  private static final boolean[] ALLOWED = {true, true, true, false, true, false, false, false};
  private static final int[] BIT_NUMBER = {0, 1, 2, 2, 3, 3, 3, 3};
  private static final int INSTRUCTION_BYTES = 5;

  /** A mask of the last bytes that looked like opcodes. */
  private int mask;

  private static boolean isHighByte(int value) {
    int octet = value & 0xff;
    return octet == 0 || octet == 0xff;
  }

  @Override
  public int convert(byte[] bytes, int length, int position) {
    int before = -1;
    int end = length - INSTRUCTION_BYTES;
    int i = 0;
    for (; i <= end; i++) {
      if ((bytes[i] & 0xfe) != 0xe8) {
        continue;
      }
      int gap = i - before;
      before = i;
      mask = (gap & ~3) != 0 ? 0 : mask << gap - 1 & 7;
      if (mask != 0 && (!ALLOWED[mask] || isHighByte(bytes[i + 4 - BIT_NUMBER[mask]]))) {
        mask = mask << 1 | 1;
      } else if (isHighByte(bytes[i + 4])) {
        relocate(bytes, i + 1, position + i + INSTRUCTION_BYTES);
        i += 4;
      } else {
        mask = mask << 1 | 1;
      }
    }
    int gap = i - before;
    mask = (gap & ~3) != 0 ? 0 : mask << gap - 1;
    return Math.max(i, 0);
  }

  private void relocate(byte[] bytes, int at, int position) {
    int source = Words.get(bytes, at);
    int target = source - position;
    if (mask != 0) {
      int index = BIT_NUMBER[mask] * 8;
      while (isHighByte(target >>> 24 - index)) {
        source = target ^ (1 << 32 - index) - 1;
        target = source - position;
      }
    }
    Words.set(bytes, at, target);
    bytes[at + 3] = (byte) ((target >>> 24 & 1) == 0 ? 0 : 0xff);
  }
}
