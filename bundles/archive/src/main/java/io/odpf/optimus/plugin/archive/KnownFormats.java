// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import java.util.HexFormat;
import java.util.List;

/** Files that are taken for archives or programs, and are none that can be used. */
final class KnownFormats {
  private static final List<Format> FORMATS =
      List.of(
          new Format("377abcaf271c", "a 7-Zip archive"),
          new Format("526172211a07", "a RAR archive"),
          new Format("504b0304", "a zip archive"),
          new Format("504b0506", "a zip archive"),
          new Format("1f8b", "gzip data"),
          new Format("fd377a585a00", "xz data"),
          new Format("28b52ffd", "zstd data"),
          new Format("4c5a4950", "an lzip file"),
          new Format("04224d18", "an lz4 file"),
          new Format("1f9d", "a file of Unix compress"),
          new Format("5d0000", "an lzma file"),
          new Format("213c617263683e0a", "an ar archive or Debian package"),
          new Format("edabeedb", "an RPM package"),
          new Format("255044462d", "a PDF document"),
          new Format("0061736d", "a WebAssembly module"),
          new Format("89504e47", "an image"),
          new Format("ffd8ff", "an image"),
          new Format("47494638", "an image"),
          new Format("7f454c46", "an ELF file that is cut short or no program"),
          new Format("cafebabe", "a Java class, or a macOS binary that is cut short"),
          new Format("cffaedfe", "a macOS binary that is cut short or no program"),
          new Format("cefaedfe", "a macOS binary that is cut short or no program"),
          new Format("4d5a", "a Windows binary that is cut short or no program"));

  private KnownFormats() {}

  /**
   * @param magic the first bytes in hexadecimal
   */
  private record Format(String magic, String name) {}

  /** What a file is that begins with these bytes; empty if it is none of these. */
  static String name(byte[] head) {
    String start = HexFormat.of().formatHex(head, 0, Math.min(head.length, 8));
    for (Format format : FORMATS) {
      if (start.startsWith(format.magic())) {
        return format.name();
      }
    }
    return "";
  }
}
