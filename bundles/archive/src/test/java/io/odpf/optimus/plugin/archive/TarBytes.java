// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Tar archives byte by byte, honest or not. */
final class TarBytes {
  private static final int BLOCK = 512;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  TarBytes file(String name, byte[] data) {
    return entry('0', name, data);
  }

  TarBytes directory(String name) {
    return entry('5', name, new byte[0]);
  }

  TarBytes entry(char type, String name, byte[] data) {
    return entry(type, name, data, block -> {});
  }

  /** An entry whose header is changed before its checksum is made. */
  TarBytes entry(char type, String name, byte[] data, Consumer<byte[]> change) {
    return raw(header(type, name, data.length, change)).raw(padded(data));
  }

  /** A file whose header is changed before its checksum is made. */
  TarBytes file(String name, byte[] data, Consumer<byte[]> change) {
    return entry('0', name, data, change);
  }

  /** An entry whose header promises another size than its data have. */
  TarBytes entryOfSize(char type, String name, long size, byte[] data) {
    return raw(header(type, name, size, block -> {})).raw(padded(data));
  }

  /** A pax header of these keys and values, alternately. */
  TarBytes pax(char type, String... pairs) {
    StringBuilder records = new StringBuilder();
    for (int i = 0; i < pairs.length; i += 2) {
      records.append(record(pairs[i], pairs[i + 1]));
    }
    return entry(type, "PaxHeaders/x", records.toString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The pax header of a sparse file in GNU's format 1.0.
   *
   * @param more further pairs
   */
  TarBytes sparse(String name, String size, String... more) {
    List<String> pairs = new ArrayList<>();
    pairs.addAll(List.of("GNU.sparse.major", "1", "GNU.sparse.minor", "0"));
    pairs.addAll(List.of("GNU.sparse.name", name, "GNU.sparse.realsize", size));
    pairs.addAll(List.of(more));
    return pax('x', pairs.toArray(String[]::new));
  }

  TarBytes gnuName(char type, String name) {
    return entry(type, "././@LongLink", (name + '\0').getBytes(StandardCharsets.UTF_8), gnuMagic());
  }

  TarBytes raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  byte[] unfinished() {
    return out.toByteArray();
  }

  byte[] finished() {
    return raw(new byte[2 * BLOCK]).unfinished();
  }

  byte[] gz() {
    return GzipBytes.of(finished());
  }

  static String record(String key, String value) {
    int rest = (" " + key + "=" + value + "\n").getBytes(StandardCharsets.UTF_8).length;
    int length = rest + 1;
    while (rest + String.valueOf(length).length() != length) {
      length++;
    }
    return length + " " + key + "=" + value + "\n";
  }

  static Consumer<byte[]> gnuMagic() {
    return block -> put(block, 257, "ustar  \0");
  }

  static byte[] header(char type, String name, long size, Consumer<byte[]> change) {
    byte[] block = new byte[BLOCK];
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, block, 0, Math.min(100, bytes.length));
    put(block, 100, "0000644\0");
    put(block, 108, "0001750\0");
    put(block, 116, "0001750\0");
    put(block, 124, octal(size, 11) + "\0");
    put(block, 136, "14000000000\0");
    block[156] = (byte) type;
    put(block, 257, "ustar\00000");
    put(block, 265, "builder");
    change.accept(block);
    seal(block);
    return block;
  }

  /** Makes the checksum right. */
  static void seal(byte[] block) {
    put(block, 148, "        ");
    int sum = 0;
    for (byte value : block) {
      sum += value & 0xff;
    }
    put(block, 148, octal(sum, 6) + "\0 ");
  }

  static void put(byte[] block, int offset, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(bytes, 0, block, offset, bytes.length);
  }

  private static String octal(long value, int digits) {
    String text = Long.toOctalString(value);
    return "0".repeat(Math.max(0, digits - text.length())) + text;
  }

  private static byte[] padded(byte[] data) {
    return java.util.Arrays.copyOf(data, (data.length + BLOCK - 1) / BLOCK * BLOCK);
  }
}
