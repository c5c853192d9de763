// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.tar;

import io.odpf.optimus.plugin.archive.entry.NameBytes;
import io.odpf.optimus.plugin.archive.input.ArchiveFault;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The records of an extended header, {@code <length> <key>=<value>\n} each. Those that change what
 * a reader sees are taken or refused; the others say nothing that is used here.
 */
final class PaxRecords {
  private final byte[] data;
  private final boolean global;
  private int position;
  private String path;
  private long size = -1;

  private PaxRecords(byte[] data, boolean global) {
    this.data = data;
    this.global = global;
  }

  /**
   * @param global whether the header is for all entries that follow; it may then name neither a
   *     path nor a size
   */
  static PaxRecords parse(byte[] data, boolean global) throws ArchiveFault {
    PaxRecords records = new PaxRecords(data, global);
    while (records.position < data.length) {
      records.next();
    }
    return records;
  }

  Optional<String> path() {
    return Optional.ofNullable(path);
  }

  /** The entry's size; negative if none is told. */
  long size() {
    return size;
  }

  private void next() throws ArchiveFault {
    int begin = position;
    long length = digits(begin, ' ');
    int keyBegin = position + 1;
    if (length > data.length - begin || length < keyBegin - begin + 3) {
      throw malformed();
    }
    int end = begin + (int) length;
    int equals = keyBegin;
    while (equals < end && data[equals] != '=') {
      equals++;
    }
    if (equals == keyBegin || equals >= end - 1 || data[end - 1] != '\n') {
      throw malformed();
    }
    String key =
        NameBytes.utf8(data, keyBegin, equals - keyBegin).orElseThrow(PaxRecords::malformed);
    record(key, equals + 1, end - 1);
    position = end;
  }

  private void record(String key, int begin, int end) throws ArchiveFault {
    if (key.startsWith("GNU.sparse.") || key.startsWith("SUN.holesdata")) {
      throw new ArchiveFault(
          "special-entry", "has a sparse file", "pack the artifact again without --sparse");
    }
    switch (key) {
      case "path" -> {
        if (global || path != null || begin == end) {
          throw malformed();
        }
        path =
            NameBytes.utf8(data, begin, end - begin)
                .orElseThrow(() -> NameBytes.invalid(data, begin, end - begin));
      }
      case "size" -> {
        if (global || size >= 0 || begin == end) {
          throw malformed();
        }
        position = begin;
        size = digits(begin, '\n');
        if (position != end) {
          throw malformed();
        }
      }
      case "linkpath" -> throw TarReader.link("");
      case "hdrcharset" -> {
        String charset = new String(data, begin, end - begin, StandardCharsets.ISO_8859_1);
        if (!charset.equals("ISO-IR 10646 2000 UTF-8")) {
          throw ArchiveFault.malformed("has names in a charset that is not UTF-8");
        }
      }
      default -> {
        // Times, owners, attributes, comments: none of them is taken over.
      }
    }
  }

  /** A number of at least one digit up to a terminator, at which the position is left. */
  private long digits(int begin, char terminator) throws ArchiveFault {
    long value = 0;
    position = begin;
    while (position < data.length && data[position] >= '0' && data[position] <= '9') {
      if (position - begin >= 18) {
        throw malformed();
      }
      value = value * 10 + data[position++] - '0';
    }
    if (position == begin || position >= data.length || data[position] != terminator) {
      throw malformed();
    }
    return value;
  }

  private static ArchiveFault malformed() {
    return ArchiveFault.malformed("has a pax header that makes no sense");
  }
}
