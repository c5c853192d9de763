// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.format;

import io.odpf.optimus.plugin.compression.CompressionFormat;
import io.odpf.optimus.plugin.compression.Magic;
import java.util.Optional;

/**
 * The formats that are recognised by their first bytes, beside those of {@link CompressionFormat}.
 */
public enum FileFormat {
  /** The signatures of all records, since a damaged archive can begin with any of them. */
  ZIP("a zip archive", "504b0304|504b0506|504b0606|504b0708|504b0102"),
  SEVEN_ZIP("a 7-Zip archive", "377abcaf271c"),
  RAR("a RAR archive", "526172211a07"),
  AR("an ar archive or Debian package", "213c617263683e0a"),
  RPM("an RPM package", "edabeedb"),
  PDF("a PDF document", "255044462d"),
  WEB_ASSEMBLY("a WebAssembly module", "0061736d"),
  IMAGE("an image", "89504e47|ffd8ff|47494638"),
  ELF("an ELF file that is cut short or not a program", "7f454c46"),
  MACH_O_UNIVERSAL("a Java class, or a macOS binary that is cut short", "cafebabe|cafebabf"),
  MACH_O(
      "a macOS binary that is cut short or not a program", "cffaedfe|cefaedfe|feedface|feedfacf"),
  PE("a Windows binary that is cut short or not a program", "4d5a");

  private final String description;
  private final Magic magic;

  FileFormat(String description, String magic) {
    this.description = description;
    this.magic = new Magic(magic);
  }

  /** Returns whether a file that begins with these bytes is of this format. */
  public boolean begins(byte[] head) {
    return magic.begins(head);
  }

  /** Returns a noun phrase for a file that begins with these bytes but cannot be used. */
  public static Optional<String> describe(byte[] head) {
    for (FileFormat format : values()) {
      if (format.begins(head)) {
        return Optional.of(format.description);
      }
    }
    return CompressionFormat.of(head).map(CompressionFormat::description);
  }
}
