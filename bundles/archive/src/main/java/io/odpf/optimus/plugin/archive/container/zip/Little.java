// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.container.zip;

/** Reads unsigned little-endian numbers. */
final class Little {
  private Little() {}

  static int u16(byte[] bytes, int at) {
    return bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8;
  }

  static long u32(byte[] bytes, int at) {
    return u16(bytes, at) | (long) u16(bytes, at + 2) << 16;
  }

  /** Returns a number of eight bytes; negative if a long cannot hold it. */
  static long u64(byte[] bytes, int at) {
    return u32(bytes, at) | u32(bytes, at + 4) << 32;
  }
}
