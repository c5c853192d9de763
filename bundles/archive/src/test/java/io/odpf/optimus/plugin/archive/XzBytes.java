// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32;

/** An xz stream byte by byte, of as many blocks as one likes. */
final class XzBytes {
  private static final byte[] FLAGS = {0, 1}; // Checked by CRC-32.

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream records = new ByteArrayOutputStream();
  private int blocks;

  XzBytes() {
    out.writeBytes(new byte[] {(byte) 0xfd, '7', 'z', 'X', 'Z', 0});
    out.writeBytes(FLAGS);
    out.writeBytes(crc(FLAGS));
  }

  /**
   * A block of LZMA2 chunks.
   *
   * @param dictionary the size of its window, as the format has it: 22 for 8 MiB, 24 for 16 MiB
   * @param chunks with the mark of their end
   * @param content what they unpack to
   */
  XzBytes block(int dictionary, byte[] chunks, byte[] content) {
    byte[] fields = {2, 0, 0x21, 1, (byte) dictionary, 0, 0, 0};
    out.writeBytes(fields);
    out.writeBytes(crc(fields));
    out.writeBytes(chunks);
    out.writeBytes(new byte[-chunks.length & 3]);
    out.writeBytes(crc(content));
    number(records, fields.length + 4 + chunks.length + 4);
    number(records, content.length);
    blocks++;
    return this;
  }

  byte[] finished() {
    ByteArrayOutputStream index = new ByteArrayOutputStream();
    index.write(0);
    number(index, blocks);
    index.writeBytes(records.toByteArray());
    index.writeBytes(new byte[-index.size() & 3]);
    index.writeBytes(crc(index.toByteArray()));
    out.writeBytes(index.toByteArray());
    byte[] end = GzipBytes.join(GzipBytes.little(index.size() / 4 - 1), FLAGS);
    out.writeBytes(crc(end));
    out.writeBytes(end);
    out.writeBytes(new byte[] {'Y', 'Z'});
    return out.toByteArray();
  }

  private static void number(ByteArrayOutputStream to, int value) {
    int rest = value;
    for (; rest >= 0x80; rest >>>= 7) {
      to.write(rest | 0x80);
    }
    to.write(rest);
  }

  private static byte[] crc(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return GzipBytes.little((int) crc.getValue());
  }
}
