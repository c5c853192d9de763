// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.compression.xz;

/** Branches of processors whose instructions have one length. */
final class FixedBranches {
  /** The slots of an Itanium bundle, out of three, that may hold branches, by its template. */
  private static final byte[] IA64_SLOTS = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 4, 6, 6, 0, 0, 7, 7, 4, 4, 0, 0, 4, 4, 0, 0
  };

  private FixedBranches() {}

  private static int big(byte[] bytes, int at) {
    return Integer.reverseBytes(Words.get(bytes, at));
  }

  static int powerPc(byte[] bytes, int length, int position) {
    int end = length & ~3;
    for (int i = 0; i < end; i += 4) {
      int word = big(bytes, i);
      if ((word & 0xfc000003) == 0x48000001) {
        int target = (word & 0x03fffffc) - (position + i);
        Words.set(bytes, i, Integer.reverseBytes(0x48000001 | target & 0x03fffffc));
      }
    }
    return end;
  }

  static int arm(byte[] bytes, int length, int position) {
    int end = length & ~3;
    for (int i = 0; i < end; i += 4) {
      if ((bytes[i + 3] & 0xff) == 0xeb) {
        int target = ((Words.get(bytes, i) & 0xffffff) << 2) - (position + i + 8) >>> 2;
        Words.set(bytes, i, 0xeb000000 | target & 0xffffff);
      }
    }
    return end;
  }

  static int armThumb(byte[] bytes, int length, int position) {
    int i = 0;
    for (; i + 4 <= length; i += 2) {
      if ((bytes[i + 1] & 0xf8) == 0xf0 && (bytes[i + 3] & 0xf8) == 0xf8) {
        int source =
            (bytes[i + 1] & 7) << 19
                | (bytes[i] & 0xff) << 11
                | (bytes[i + 3] & 7) << 8
                | bytes[i + 2] & 0xff;
        int target = (source << 1) - (position + i + 4) >>> 1;
        bytes[i + 1] = (byte) (0xf0 | target >>> 19 & 7);
        bytes[i] = (byte) (target >> 11);
        bytes[i + 3] = (byte) (0xf8 | target >>> 8 & 7);
        bytes[i + 2] = (byte) target;
        i += 2;
      }
    }
    return i;
  }

  static int sparc(byte[] bytes, int length, int position) {
    int end = length & ~3;
    for (int i = 0; i < end; i += 4) {
      int word = big(bytes, i);
      if (word >>> 22 == 0x100 || word >>> 22 == 0x1ff) {
        int target = (word << 2) - (position + i) >>> 2;
        int sign = 0 - (target >>> 22 & 1) << 22 & 0x3fffffff;
        Words.set(bytes, i, Integer.reverseBytes(sign | target & 0x3fffff | 0x40000000));
      }
    }
    return end;
  }

  static int arm64(byte[] bytes, int length, int position) {
    int end = length & ~3;
    for (int i = 0; i < end; i += 4) {
      int word = Words.get(bytes, i);
      int at = position + i;
      if (word >>> 26 == 0x25) { // BL
        Words.set(bytes, i, 0x94000000 | word - (at >>> 2) & 0x03ffffff);
      } else if ((word & 0x9f000000) == 0x90000000) { // ADRP, of near pages
        int source = word >>> 29 & 3 | word >>> 3 & 0x1ffffc;
        if ((source + 0x20000 & 0x1c0000) == 0) {
          int target = source - (at >>> 12);
          int sign = 0 - (target & 0x20000) & 0xe00000;
          Words.set(
              bytes, i, word & 0x9000001f | (target & 3) << 29 | (target & 0x3fffc) << 3 | sign);
        }
      }
    }
    return end;
  }

  static int ia64(byte[] bytes, int length, int position) {
    int end = length & ~15;
    for (int i = 0; i < end; i += 16) {
      int slots = IA64_SLOTS[bytes[i] & 0x1f];
      for (int slot = 0; slot < 3; slot++) {
        if ((slots >>> slot & 1) != 0) {
          ia64Slot(bytes, i, 5 + 41 * slot, position + i);
        }
      }
    }
    return end;
  }

  private static void ia64Slot(byte[] bytes, int bundle, int bit, int position) {
    int at = bundle + (bit >>> 3);
    int shift = bit & 7;
    long word = 0;
    for (int i = 0; i < 6; i++) {
      word |= (bytes[at + i] & 0xffL) << 8 * i;
    }
    long instruction = word >>> shift;
    if ((instruction >>> 37 & 15) != 5 || (instruction >>> 9 & 7) != 0) {
      return;
    }
    int source = (int) (instruction >>> 13) & 0xfffff | ((int) (instruction >>> 36) & 1) << 20;
    int target = (source << 4) - position >>> 4;
    instruction &= ~(0x8fffffL << 13);
    instruction |= (target & 0xfffffL) << 13 | (target & 0x100000L) << 16;
    word = word & (1L << shift) - 1 | instruction << shift;
    for (int i = 0; i < 6; i++) {
      bytes[at + i] = (byte) (word >>> 8 * i);
    }
  }
}
