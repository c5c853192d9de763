// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.container.zip;

import io.odpf.optimus.plugin.archive.input.ArchiveFault;
import java.util.Optional;

/** The extra fields of a header: a sequence of numbered fields that fills its range exactly. */
final class ExtraFields {
  static final int ZIP64 = 0x0001;
  static final int UNICODE_PATH = 0x7075;
  private static final int AES = 0x9901;

  private final byte[] bytes;
  private final int begin;
  private final int end;

  private ExtraFields(byte[] bytes, int begin, int end) {
    this.bytes = bytes;
    this.begin = begin;
    this.end = end;
  }

  static ExtraFields parse(byte[] bytes, int begin, int end) throws ArchiveFault {
    ExtraFields fields = new ExtraFields(bytes, begin, end);
    int zip64 = 0;
    int paths = 0;
    for (int at = begin; at < end; ) {
      if (end - at < 4 || Little.u16(bytes, at + 2) > end - at - 4) {
        throw ArchiveFault.malformed("is a zip archive with invalid extra fields");
      }
      int id = Little.u16(bytes, at);
      zip64 += id == ZIP64 ? 1 : 0;
      paths += id == UNICODE_PATH ? 1 : 0;
      if (id == AES) {
        throw ZipReader.encrypted();
      }
      at += 4 + Little.u16(bytes, at + 2);
    }
    if (zip64 > 1 || paths > 1) {
      throw ArchiveFault.malformed("is a zip archive with a repeated extra field");
    }
    return fields;
  }

  /** Returns the range of a field's data; empty if the field is absent. */
  Optional<Span> find(int id) {
    for (int at = begin; at < end; at += 4 + Little.u16(bytes, at + 2)) {
      if (Little.u16(bytes, at) == id) {
        return Optional.of(new Span(at + 4, Little.u16(bytes, at + 2)));
      }
    }
    return Optional.empty();
  }

  /** A range of bytes. */
  record Span(int begin, int length) {}
}
