// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.container.tar;

import io.odpf.optimus.plugin.archive.ArchiveProblem;
import io.odpf.optimus.plugin.archive.container.EntryLink;
import io.odpf.optimus.plugin.archive.container.EntryNames;
import io.odpf.optimus.plugin.archive.container.EntrySink;
import io.odpf.optimus.plugin.archive.container.NameBytes;
import io.odpf.optimus.plugin.archive.input.ArchiveFault;
import io.odpf.optimus.plugin.archive.input.Budget;
import io.odpf.optimus.plugin.compression.stream.ByteFeed;
import io.odpf.optimus.plugin.text.TerminalText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads a tar archive to the last byte of its stream. An archive ends with two blocks of zeros; one
 * that has fewer was cut off, or could have been.
 */
public final class TarReader {
  private static final int BLOCK = TarHeader.BLOCK;

  /** From here on a ustar header cannot tell a size, and a pax header alone does. */
  private static final long USTAR_SIZE_LIMIT = 1L << 33;

  private final ByteFeed feed;
  private final EntrySink sink;
  private final Budget budget;
  private final EntryNames names;
  private final byte[] block = new byte[BLOCK];

  /** What extended headers say of the entry that comes next. */
  private String nextName;

  private String nextLink;
  private long nextSize = -1;
  private long nextSparseSize = -1;

  /** The types of these headers. */
  private String extended = "";

  public TarReader(InputStream archive, EntrySink sink, Budget budget) {
    this.feed = new ByteFeed(archive);
    this.sink = sink;
    this.budget = budget;
    this.names = new EntryNames(budget.limits().entries());
  }

  /** Whether a stream that begins with these bytes is a tar archive. */
  public static boolean recognizes(byte[] head) {
    return TarHeader.begins(head);
  }

  /**
   * Reads all entries.
   *
   * @return their names
   */
  public EntryNames read() throws IOException {
    while (true) {
      readBlock("before its end");
      if (TarHeader.allZero(block, 0, BLOCK)) {
        break;
      }
      entry(TarHeader.of(block));
    }
    if (!extended.isEmpty()) {
      throw ArchiveFault.malformed("ends with an extended header that belongs to no entry");
    }
    readBlock("inside its end mark");
    if (!TarHeader.allZero(block, 0, BLOCK)) {
      throw ArchiveFault.trailing("the end of its tar archive");
    }
    padding();
    return names;
  }

  private void entry(TarHeader header) throws IOException {
    budget.entry();
    char type = header.type();
    switch (type) {
      case 'x' -> {
        PaxRecords records = PaxRecords.parse(extendedData(header), false);
        extend(type);
        nextName = records.path().orElse(null);
        nextLink = records.linkPath().orElse(null);
        nextSize = records.size();
        nextSparseSize = records.isSparse() ? records.sparseSize() : -1;
      }
      case 'g' -> PaxRecords.parse(extendedData(header), true);
      case 'L' -> {
        byte[] data = extendedData(header);
        extend(type);
        nextName = longName(data);
      }
      case 'K' -> {
        byte[] data = extendedData(header);
        extend(type);
        nextLink = longName(data);
      }
      case '0', '\0', '7' -> file(header);
      case '5' -> directory(header);
      case '1', '2' -> link(header);
      case 'V' -> label(header);
      default -> throw special(type, header.name());
    }
  }

  /**
   * Two extended headers for one entry could contradict each other, unless they tell two things.
   */
  private void extend(char type) throws ArchiveFault {
    boolean twoThings = extended.equals("L") && type == 'K' || extended.equals("K") && type == 'L';
    if (!extended.isEmpty() && !twoThings) {
      throw ArchiveFault.malformed("has two extended headers for one entry");
    }
    extended += type;
  }

  private void file(TarHeader header) throws IOException {
    if (nextLink != null) {
      throw EntryLink.leaves(name(header), nextLink);
    }
    String raw = name(header);
    long sparseSize = nextSparseSize;
    nextSparseSize = -1;
    long size = size(header);
    if (raw.endsWith("/")) { // So v7 archives mark a directory.
      if (header.type() != '\0' || size != 0) {
        throw ArchiveFault.malformed(
            "has a file whose name is a folder's: " + TerminalText.excerpt(raw));
      }
      sink.directory(names.accept(raw, true));
      return;
    }
    sink.begin(names.accept(raw, false));
    if (sparseSize >= 0) {
      new SparseMap(feed, sink, budget).read(size, sparseSize);
      entryPadding(size);
      sink.end();
      return;
    }
    long left = size;
    while (left > 0) {
      if (!feed.fill()) {
        throw ArchiveFault.truncated("inside the entry " + TerminalText.excerpt(raw));
      }
      int count = (int) Math.min(left, feed.available());
      sink.data(feed.buffer(), feed.position(), count);
      feed.skip(count);
      left -= count;
    }
    entryPadding(size);
    sink.end();
  }

  private void link(TarHeader header) throws IOException {
    String target = nextLink != null ? nextLink : header.linkName();
    nextLink = null;
    budget.name(target.length());
    String raw = name(header);
    requireNoData(header, raw, "a link");
    sink.link(names.link(raw, target, header.type() == '1'));
  }

  /** A name for the whole archive, which is no file's. */
  private void label(TarHeader header) throws IOException {
    requireNoData(header, name(header), "a volume label");
  }

  private void requireNoData(TarHeader header, String raw, String what) throws ArchiveFault {
    boolean sparse = nextSparseSize >= 0;
    if (size(header) != 0 || sparse || nextLink != null) {
      throw ArchiveFault.malformed("has " + what + " with data: " + TerminalText.excerpt(raw));
    }
  }

  private void directory(TarHeader header) throws IOException {
    String raw = name(header);
    requireNoData(header, raw, "a folder");
    sink.directory(names.accept(raw, true));
  }

  private String name(TarHeader header) throws ArchiveFault {
    String name = nextName != null ? nextName : header.name();
    nextName = null;
    extended = "";
    budget.name(name.getBytes(StandardCharsets.UTF_8).length);
    return name;
  }

  private long size(TarHeader header) throws ArchiveFault {
    long size = header.size();
    if (nextSize >= 0 && nextSize != size) {
      if (nextSize < USTAR_SIZE_LIMIT) {
        throw ArchiveFault.malformed("has an entry with two different sizes");
      }
      size = nextSize;
    }
    nextSize = -1;
    budget.promised(size);
    return size;
  }

  private byte[] extendedData(TarHeader header) throws IOException {
    long size = header.size();
    budget.header(size);
    byte[] data = new byte[(int) size];
    if (feed.read(data, data.length) < data.length) {
      throw ArchiveFault.truncated("inside an extended header");
    }
    entryPadding(size);
    return data;
  }

  /** A name that ends with its first NUL. */
  private String longName(byte[] data) throws ArchiveFault {
    int length = 0;
    while (length < data.length && data[length] != 0) {
      length++;
    }
    budget.name(length);
    return NameBytes.text(data, 0, length);
  }

  private void entryPadding(long size) throws IOException {
    int count = (int) (-size & (BLOCK - 1));
    if (feed.read(block, count) < count) {
      throw ArchiveFault.truncated("behind an entry");
    }
    if (!TarHeader.allZero(block, 0, count)) {
      throw ArchiveFault.malformed("has bytes that belong to nothing between two entries");
    }
  }

  private void readBlock(String where) throws IOException {
    if (feed.read(block, BLOCK) < BLOCK) {
      throw ArchiveFault.truncated(where);
    }
  }

  /** Tools fill the last record up, with whole blocks of zeros. */
  private void padding() throws IOException {
    long length = 0;
    while (feed.fill()) {
      int count = feed.available();
      if (!TarHeader.allZero(feed.buffer(), feed.position(), count)) {
        throw ArchiveFault.trailing("the end of its tar archive");
      }
      feed.skip(count);
      length += count;
    }
    if (length % BLOCK != 0) {
      throw ArchiveFault.truncated("inside the padding behind its end mark");
    }
  }

  private static ArchiveFault special(char type, String name) {
    String what =
        switch (type) {
          case '3', '4' -> "a device";
          case '6' -> "a FIFO";
          case 'S' -> "a sparse file";
          case 'M' -> "a file that begins in another archive";
          default -> "an entry of the unknown type " + TerminalText.excerpt(String.valueOf(type));
        };
    return new ArchiveFault(
        ArchiveProblem.SPECIAL_ENTRY,
        "has " + what + ": " + TerminalText.excerpt(name),
        type == 'S' ? SparseMap.unsupported().hint() : "pack regular files and folders only");
  }
}
