// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.compression.xz;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** CRC-64 by the polynomial of ECMA-182, eight bytes at a time. */
final class Crc64 implements XzCheck {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long POLYNOMIAL = 0xc96c5795d7870f42L;
  private static final int SLICES = 8;

  /** One table of 256 values for each of 8 consecutive bytes. */
  private static final long[][] TABLES = tables();

  private final byte[] value = new byte[Long.BYTES];
  private long crc = -1;

  private static long[][] tables() {
    long[][] tables = new long[SLICES][256];
    for (int i = 0; i < 256; i++) {
      long crc = i;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ POLYNOMIAL;
      }
      tables[0][i] = crc;
    }
    for (int slice = 1; slice < SLICES; slice++) {
      for (int i = 0; i < 256; i++) {
        long crc = tables[slice - 1][i];
        tables[slice][i] = crc >>> 8 ^ tables[0][(int) crc & 0xff];
      }
    }
    return tables;
  }

  @Override
  public int size() {
    return value.length;
  }

  @Override
  public void update(byte[] bytes, int offset, int length) {
    long crcSoFar = crc;
    int at = offset;
    int end = offset + length;
    while (at + Long.BYTES <= end) {
      crcSoFar = eight(crcSoFar ^ (long) LONG.get(bytes, at));
      at += Long.BYTES;
    }
    while (at < end) {
      crcSoFar = crcSoFar >>> 8 ^ TABLES[0][(int) (crcSoFar ^ bytes[at++]) & 0xff];
    }
    crc = crcSoFar;
  }

  private static long eight(long word) {
    return TABLES[7][(int) word & 0xff]
        ^ TABLES[6][(int) (word >>> 8) & 0xff]
        ^ TABLES[5][(int) (word >>> 16) & 0xff]
        ^ TABLES[4][(int) (word >>> 24) & 0xff]
        ^ TABLES[3][(int) (word >>> 32) & 0xff]
        ^ TABLES[2][(int) (word >>> 40) & 0xff]
        ^ TABLES[1][(int) (word >>> 48) & 0xff]
        ^ TABLES[0][(int) (word >>> 56)];
  }

  @Override
  public byte[] value() {
    LONG.set(value, 0, ~crc);
    crc = -1;
    return value;
  }
}
