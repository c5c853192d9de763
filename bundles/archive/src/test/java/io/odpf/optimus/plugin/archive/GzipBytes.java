// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Gzip members byte by byte, honest or not. */
final class GzipBytes {
  private GzipBytes() {}

  static byte[] of(byte[] data) {
    return member(data, header(0));
  }

  /** A member with this header. */
  static byte[] member(byte[] data, byte[] header) {
    CRC32 crc = new CRC32();
    crc.update(data);
    return member(data, header, (int) crc.getValue(), data.length);
  }

  static byte[] member(byte[] data, byte[] header, int crc, int length) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(header);
    out.writeBytes(deflate(data));
    out.writeBytes(little(crc));
    out.writeBytes(little(length));
    return out.toByteArray();
  }

  /** A header with these flags, and behind it what they announce. */
  static byte[] header(int flags, byte[]... fields) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, (byte) flags, 1, 2, 3, 4, 0, 3});
    for (byte[] field : fields) {
      out.writeBytes(field);
    }
    return out.toByteArray();
  }

  static byte[] deflate(byte[] data) {
    Deflater deflater = new Deflater(6, true);
    deflater.setInput(data);
    deflater.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return out.toByteArray();
  }

  static byte[] little(int value) {
    return new byte[] {
      (byte) value, (byte) (value >>> 8), (byte) (value >>> 16), (byte) (value >>> 24)
    };
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
