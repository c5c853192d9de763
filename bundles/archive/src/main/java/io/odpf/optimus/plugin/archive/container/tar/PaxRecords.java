// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.container.tar;

import io.odpf.optimus.plugin.archive.container.NameBytes;
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
  private String linkPath;
  private String sparseName;
  private boolean sparse;
  private long sparseSize = -1;
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

  /** The entry's name; that of a file with holes is told apart from where its data lie. */
  Optional<String> path() throws ArchiveFault {
    if (sparse && sparseName == null) {
      throw SparseMap.unsupported();
    }
    return Optional.ofNullable(sparse ? sparseName : path);
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
    switch (key) {
      case "path" -> {
        if (global || path != null || begin == end) {
          throw malformed();
        }
        path = NameBytes.text(data, begin, end - begin);
      }
      case "size" -> {
        if (global || size >= 0 || begin == end) {
          throw malformed();
        }
        size = number(begin, end);
      }
      case "linkpath" -> {
        if (global || linkPath != null || begin == end) {
          throw malformed();
        }
        linkPath = NameBytes.text(data, begin, end - begin);
      }
      case "hdrcharset" -> {
        String charset = new String(data, begin, end - begin, StandardCharsets.ISO_8859_1);
        // The second says that nobody knows: the bytes are taken as they are.
        if (!charset.equals("ISO-IR 10646 2000 UTF-8") && !charset.equals("BINARY")) {
          throw ArchiveFault.malformed("has names in a charset that is not UTF-8");
        }
      }
      default -> {
        if (key.startsWith("GNU.sparse.") || key.startsWith("SUN.holesdata")) {
          sparse(key, begin, end);
        }
        // Times, owners, attributes, comments: none of them is taken over.
      }
    }
  }

  /** Of the ways to write files with holes, the one of today's tools is read: version 1.0. */
  private void sparse(String key, int begin, int end) throws ArchiveFault {
    String value = new String(data, begin, end - begin, StandardCharsets.ISO_8859_1);
    boolean known =
        switch (key) {
          case "GNU.sparse.major" -> value.equals("1");
          case "GNU.sparse.minor" -> value.equals("0");
          case "GNU.sparse.name" -> {
            sparseName = NameBytes.text(data, begin, end - begin);
            yield !sparseName.isEmpty();
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

  /** Whether the entry is a file with holes. */
  boolean isSparse() {
    return sparse;
  }

  /** The size of a file with holes, once it has them. */
  long sparseSize() throws ArchiveFault {
    if (sparseSize < 0) {
      throw SparseMap.unsupported();
    }
    return sparseSize;
  }

  Optional<String> linkPath() {
    return Optional.ofNullable(linkPath);
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
