// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.container.tar;

import io.odpf.optimus.plugin.archive.container.NameBytes;
import io.odpf.optimus.plugin.archive.input.ArchiveFault;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The records of an extended header, each of the form {@code <length> <key>=<value>\n}. Records
 * that change what a reader sees are read or refused; all others are ignored.
 */
final class PaxRecords {
  private final byte[] data;
  private final boolean global;
  private int position;
  private Optional<String> path = Optional.empty();
  private Optional<String> linkPath = Optional.empty();
  private Optional<String> sparseName = Optional.empty();
  private boolean sparse;
  private long sparseSize = -1;
  private long size = -1;

  private PaxRecords(byte[] data, boolean global) {
    this.data = data;
    this.global = global;
  }

  /**
   * Parses an extended header.
   *
   * @param global whether the header applies to all following entries; it may then contain neither
   *     a path nor a size
   */
  static PaxRecords parse(byte[] data, boolean global) throws ArchiveFault {
    PaxRecords records = new PaxRecords(data, global);
    while (records.position < data.length) {
      records.next();
    }
    return records;
  }

  /** Returns the entry's name; a sparse file has a record of its own for it. */
  Optional<String> path() throws ArchiveFault {
    if (sparse && sparseName.isEmpty()) {
      throw SparseMap.unsupported();
    }
    return sparse ? sparseName : path;
  }

  /** Returns the entry's size; negative if it is not given. */
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
    switch (key) {
      case "path" -> {
        if (global || path.isPresent() || begin == end) {
          throw malformed();
        }
        path = Optional.of(NameBytes.text(data, begin, end - begin));
      }
      case "size" -> {
        if (global || size >= 0 || begin == end) {
          throw malformed();
        }
        size = number(begin, end);
      }
      case "linkpath" -> {
        if (global || linkPath.isPresent() || begin == end) {
          throw malformed();
        }
        linkPath = Optional.of(NameBytes.text(data, begin, end - begin));
      }
      case "hdrcharset" -> {
        String charset = new String(data, begin, end - begin, StandardCharsets.ISO_8859_1);
        // BINARY means an unknown charset: the bytes are used as they are.
        if (!charset.equals("ISO-IR 10646 2000 UTF-8") && !charset.equals("BINARY")) {
          throw ArchiveFault.malformed("has names in a charset that is not UTF-8");
        }
      }
      default -> {
        if (key.startsWith("GNU.sparse.") || key.startsWith("SUN.holesdata")) {
          sparse(key, begin, end);
        }
        // Times, owners, attributes and comments are ignored.
      }
    }
  }

  /** Reads a record of GNU sparse format 1.0, the one that current tools write. */
  private void sparse(String key, int begin, int end) throws ArchiveFault {
    String value = new String(data, begin, end - begin, StandardCharsets.ISO_8859_1);
    boolean known =
        switch (key) {
          case "GNU.sparse.major" -> value.equals("1");
          case "GNU.sparse.minor" -> value.equals("0");
          case "GNU.sparse.name" -> {
            sparseName = Optional.of(NameBytes.text(data, begin, end - begin));
            yield begin < end;
          }
          case "GNU.sparse.realsize" -> {
            sparseSize = number(begin, end);
            yield true;
          }
          default -> false;
        };
    if (global || !known) {
      throw SparseMap.unsupported();
    }
    sparse = true;
  }

  private long number(int begin, int end) throws ArchiveFault {
    position = begin;
    long value = digits(begin, '\n');
    if (position != end) {
      throw malformed();
    }
    return value;
  }

  /** Returns whether the entry is a sparse file. */
  boolean isSparse() {
    return sparse;
  }

  /** Returns the size of a sparse file with its holes. */
  long sparseSize() throws ArchiveFault {
    if (sparseSize < 0) {
      throw SparseMap.unsupported();
    }
    return sparseSize;
  }

  /** Returns the target of a link. */
  Optional<String> linkPath() {
    return linkPath;
  }

  /** Reads a number of at least one digit, and leaves the position at its terminator. */
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
    return ArchiveFault.malformed("has an invalid pax header");
  }
}
