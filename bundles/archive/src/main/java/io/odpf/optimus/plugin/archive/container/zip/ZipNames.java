// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.container.zip;

import io.odpf.optimus.plugin.archive.container.NameBytes;
import io.odpf.optimus.plugin.archive.input.ArchiveFault;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;

/** Decodes the names of entries. */
final class ZipNames {
  private ZipNames() {}

  /** Decodes the name at the beginning of {@code bytes}, without checking it. */
  static String decode(byte[] bytes, int length, int flags, ExtraFields extra) throws ArchiveFault {
    String name = header(bytes, length, flags);
    Optional<ExtraFields.Span> path = extra.find(ExtraFields.UNICODE_PATH);
    if (path.isPresent()) {
      String unicode = unicodePath(bytes, length, path.get());
      if (isAscii(bytes, length) && !unicode.equals(name)) {
        throw ArchiveFault.malformed("is a zip archive with two names for one entry");
      }
      name = unicode;
    }
    return name;
  }

  private static String header(byte[] bytes, int length, int flags) throws ArchiveFault {
    Optional<String> utf8 = NameBytes.utf8(bytes, 0, length);
    if (utf8.isPresent()) {
      return utf8.get();
    }
    if ((flags & ZipEntry.FLAG_UTF8) != 0 || hasNul(bytes, length)) {
      return NameBytes.text(bytes, 0, length);
    }
    // The charset of the format before Unicode; not every JVM has it.
    Charset charset =
        Charset.isSupported("IBM437") ? Charset.forName("IBM437") : StandardCharsets.ISO_8859_1;
    return new String(bytes, 0, length, charset);
  }

  private static String unicodePath(byte[] bytes, int length, ExtraFields.Span field)
      throws ArchiveFault {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, length);
    int nameBegin = field.begin() + 5;
    if (field.length() < 6
        || bytes[field.begin()] != 1
        || Little.u32(bytes, field.begin() + 1) != crc.getValue()) {
      throw ArchiveFault.malformed("is a zip archive with two names for one entry");
    }
    return NameBytes.text(bytes, nameBegin, field.length() - 5);
  }

  private static boolean hasNul(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      if (bytes[i] == 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAscii(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      if (bytes[i] < 0) {
        return false;
      }
    }
    return true;
  }
}
