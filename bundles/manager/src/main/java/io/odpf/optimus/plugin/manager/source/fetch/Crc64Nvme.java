// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.Checksum;

/**
 * The CRC-64 of the NVM Express specification, which S3 stores for most objects, and which the JDK
 * lacks. Processes eight bytes at a time, with a table for each.
 */
final class Crc64Nvme implements Checksum {
  /** The polynomial, with its lowest power in the highest bit. */
  private static final long POLYNOMIAL = 0x9A6C9329AC4BC9B5L;

  private static final int STEP = Long.BYTES;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long[][] TABLES = tables();

  private long register = -1;

  /** Returns the tables: {@code tables[n][b]} is the effect of byte b after n further bytes. */
  private static long[][] tables() {
    long[][] tables = new long[STEP][256];
    for (int b = 0; b < 256; b++) {
      long value = b;
      for (int bit = 0; bit < 8; bit++) {
        value = (value & 1) == 0 ? value >>> 1 : value >>> 1 ^ POLYNOMIAL;
      }
      tables[0][b] = value;
    }
    for (int n = 1; n < STEP; n++) {
      for (int b = 0; b < 256; b++) {
        long before = tables[n - 1][b];
        tables[n][b] = tables[0][(int) before & 0xff] ^ before >>> 8;
      }
    }
    return tables;
  }

  @Override
  public void update(int b) {
    register = TABLES[0][(int) (register ^ b) & 0xff] ^ register >>> 8;
  }

  @Override
  public void update(byte[] bytes, int offset, int length) {
    int end = offset + length;
    int next = offset;
    long value = register;
    for (; end - next >= STEP; next += STEP) {
      value ^= (long) LONGS.get(bytes, next);
      value =
          TABLES[7][(int) value & 0xff]
              ^ TABLES[6][(int) (value >>> 8) & 0xff]
              ^ TABLES[5][(int) (value >>> 16) & 0xff]
              ^ TABLES[4][(int) (value >>> 24) & 0xff]
              ^ TABLES[3][(int) (value >>> 32) & 0xff]
              ^ TABLES[2][(int) (value >>> 40) & 0xff]
              ^ TABLES[1][(int) (value >>> 48) & 0xff]
              ^ TABLES[0][(int) (value >>> 56)];
    }
    register = value;
    for (; next < end; next++) {
      update(bytes[next]);
    }
  }

  @Override
  public long getValue() {
    return ~register;
  }

  @Override
  public void reset() {
    register = -1;
  }
}
