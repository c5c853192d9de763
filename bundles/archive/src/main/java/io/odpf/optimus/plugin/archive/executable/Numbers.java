// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.executable;

/**
 * Reads unsigned numbers.
 *
 * @param big whether the byte order is big-endian
 */
record Numbers(byte[] bytes, boolean big) {

  int u16(int at) {
    int first = bytes[at] & 0xff;
    int second = bytes[at + 1] & 0xff;
    return big ? first << 8 | second : second << 8 | first;
  }

  long u32(int at) {
    long first = u16(at);
    long second = u16(at + 2);
    return big ? first << 16 | second : second << 16 | first;
  }

  /** Returns a number of eight bytes; negative if a long cannot hold it. */
  long u64(int at) {
    long first = u32(at);
    long second = u32(at + 4);
    return big ? first << 32 | second : second << 32 | first;
  }
}
