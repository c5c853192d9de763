// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.training;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** Creates tar.gz archives of one file. */
final class TarGz {
  private static final int BLOCK = 512;
  private static final int SIZE_OFFSET = 124;
  private static final int SUM_OFFSET = 148;

  private TarGz() {}

  static byte[] of(String name, byte[] content) throws IOException {
    byte[] header = new byte[BLOCK];
    put(header, 0, name);
    put(header, 100, "0000755");
    put(header, 108, "0000000");
    put(header, 116, "0000000");
    put(header, SIZE_OFFSET, octal(content.length, 11));
    put(header, 136, octal(0, 11));
    put(header, SUM_OFFSET, "        ");
    header[156] = '0';
    put(header, 257, "ustar");
    put(header, 263, "00");
    int sum = 0;
    for (byte value : header) {
      sum += value & 0xff;
    }
    put(header, SUM_OFFSET, octal(sum, 6) + "\0 ");

    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(header);
      out.write(content);
      out.write(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
      out.write(new byte[2 * BLOCK]);
    }
    return packed.toByteArray();
  }

  private static String octal(int value, int digits) {
    String text = Integer.toOctalString(value);
    return "0".repeat(digits - text.length()) + text;
  }

  private static void put(byte[] header, int offset, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, header, offset, bytes.length);
  }
}
