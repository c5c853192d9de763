// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Files with the headers of programs, and bytes that pack badly behind them. */
final class Programs {
  static final int AMD64 = 62;
  static final int ARM64 = 183;

  private static final int SEGMENT = 56;

  private Programs() {}

  static byte[] linuxAmd64() {
    return elf(AMD64, 0, 2, 3000);
  }

  static byte[] linuxArm64() {
    return elf(ARM64, 0, 2, 3000);
  }

  /**
   * A 64-bit little-endian ELF file of this processor, system and type: for a shared object a
   * program that asks for a loader. Where there is no room for segments, there are none.
   */
  static byte[] elf(int machine, int abi, int type, int size) {
    byte[] bytes = header(machine, abi, type, size);
    if (size < 64 + 2 * SEGMENT) {
      return bytes;
    }
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putShort(56, (short) 2);
    segment(bytes, 0, 1, 0, size);
    segment(bytes, 1, type == 3 ? 3 : 6, 64, 2 * SEGMENT);
    return bytes;
  }

  /** A shared object that asks for no loader; what it says of itself is in its last bytes. */
  static byte[] library(boolean markedAsProgram, int size) {
    byte[] bytes = header(AMD64, 0, 3, size);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putShort(56, (short) 2);
    segment(bytes, 0, 1, 0, size);
    segment(bytes, 1, 2, size - 48, 48);
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .position(size - 48)
        .putLong(5)
        .putLong(0x1000)
        .putLong(0x6ffffffbL)
        .putLong(markedAsProgram ? 0x08000001L : 1)
        .putLong(0)
        .putLong(0);
    return bytes;
  }

  private static byte[] header(int machine, int abi, int type, int size) {
    byte[] bytes = noise(size, machine);
    ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    header.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, (byte) abi});
    header.putLong(8, 0);
    header.putShort(16, (short) type).putShort(18, (short) machine).putInt(20, 1);
    header.putLong(24, 0x400000);
    header.putLong(32, 64).putLong(40, 0).putInt(48, 0).putShort(52, (short) 64);
    header.putShort(54, (short) SEGMENT).putShort(56, (short) 0).putShort(58, (short) 64);
    header.putShort(60, (short) 0).putShort(62, (short) 0);
    return bytes;
  }

  /** Makes a segment's header say that it has so many bytes of the file. */
  static void segment(byte[] elf, int index, int type, long offset, long length) {
    ByteBuffer.wrap(elf)
        .order(ByteOrder.LITTLE_ENDIAN)
        .position(64 + index * SEGMENT)
        .putInt(type)
        .putInt(5)
        .putLong(offset)
        .putLong(0x400000)
        .putLong(0x400000)
        .putLong(length)
        .putLong(length)
        .putLong(0x1000);
  }

  static byte[] darwin(int cpu, int size) {
    byte[] bytes = noise(size, cpu);
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(0xfeedfacf)
        .putInt(cpu)
        .putInt(0)
        .putInt(2)
        .putInt(0)
        .putInt(0);
    return bytes;
  }

  static byte[] darwinArm64() {
    return darwin(0x0100000c, 3000);
  }

  /** A universal binary of these processors. */
  static byte[] darwinFat(int... cpus) {
    byte[] bytes = noise(8192, cpus.length);
    ByteBuffer header = ByteBuffer.wrap(bytes).putInt(0xcafebabe).putInt(cpus.length);
    for (int cpu : cpus) {
      header.putInt(cpu).putInt(0).putInt(4096).putInt(1024).putInt(12);
    }
    return bytes;
  }

  static byte[] windows(int machine, int flags) {
    byte[] bytes = noise(2000, machine);
    ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    header.put(0, (byte) 'M').put(1, (byte) 'Z').putInt(0x3c, 0x80);
    header.putInt(0x80, 0x4550).putShort(0x84, (short) machine).putShort(0x96, (short) flags);
    header.putShort(0x86, (short) 0).putShort(0x94, (short) 240);
    return bytes;
  }

  static byte[] windowsAmd64() {
    return windows(0x8664, 0x22);
  }

  /** The same bytes for the same seed, always. */
  static byte[] noise(int size, long seed) {
    byte[] bytes = new byte[size];
    long state = seed * 0x9e3779b97f4a7c15L + 1;
    for (int i = 0; i < size; i++) {
      state ^= state << 13;
      state ^= state >>> 7;
      state ^= state << 17;
      bytes[i] = (byte) state;
    }
    return bytes;
  }
}
