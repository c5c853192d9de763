// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.tar;

import io.odpf.optimus.plugin.archive.entry.EntryNames;
import io.odpf.optimus.plugin.archive.entry.EntrySink;
import io.odpf.optimus.plugin.archive.entry.NameBytes;
import io.odpf.optimus.plugin.archive.input.ArchiveFault;
import io.odpf.optimus.plugin.archive.input.Budget;
import io.odpf.optimus.plugin.archive.input.ByteFeed;
import io.odpf.optimus.plugin.archive.input.Printable;
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
  private final EntryNames names = new EntryNames();
  private final byte[] block = new byte[BLOCK];

  /** What extended headers say of the entry that comes next. */
  private String nextName;

  private long nextSize = -1;
  private boolean extended;

  public TarReader(InputStream archive, EntrySink sink, Budget budget) {
    this.feed = new ByteFeed(archive);
    this.sink = sink;
    this.budget = budget;
  }

  /** Whether a stream that begins with these bytes is a tar archive. */
  public static boolean recognizes(byte[] head) {
    return TarHeader.begins(head);
  }

  /** Reads all entries. */
  public void read() throws IOException {
    while (true) {
      readBlock("before its end");
      if (TarHeader.allZero(block, 0, BLOCK)) {
        break;
      }
      entry(TarHeader.of(block));
    }
    if (extended) {
      throw ArchiveFault.malformed("ends with an extended header that belongs to no entry");
    }
    readBlock("inside its end mark");
    if (!TarHeader.allZero(block, 0, BLOCK)) {
      throw ArchiveFault.trailing("the end of its tar archive");
    }
    padding();
  }

  private void entry(TarHeader header) throws IOException {
    budget.entry();
    char type = header.type();
    switch (type) {
      case 'x' -> {
        PaxRecords records = PaxRecords.parse(extendedData(header), false);
        extend();
        nextName = records.path().orElse(null);
        nextSize = records.size();
      }
      case 'g' -> PaxRecords.parse(extendedData(header), true);
      case 'L' -> {
        byte[] data = extendedData(header);
        extend();
        nextName = longName(data);
      }
      case '0', '\0', '7' -> file(header);
      case '5' -> directory(header);
      case '1', '2', 'K' -> throw link(header.name());
      default -> throw special(type, header.name());
    }
  }

  /** Two extended headers for one entry could contradict each other. */
  private void extend() throws ArchiveFault {
    if (extended) {
      throw ArchiveFault.malformed("has two extended headers for one entry");
    }
    extended = true;
  }

  private void file(TarHeader header) throws IOException {
    String raw = name(header);
    long size = size(header);
    if (raw.endsWith("/")) { // So v7 archives mark a directory.
      if (header.type() != '\0' || size != 0) {
        throw ArchiveFault.malformed("has a file whose name is a folder's: " + Printable.text(raw));
      }
      sink.directory(names.accept(raw, true));
      return;
    }
    sink.begin(names.accept(raw, false));
    long left = size;
    while (left > 0) {
      if (!feed.fill()) {
        throw ArchiveFault.truncated("inside the entry " + Printable.text(raw));
      }
      int count = (int) Math.min(left, feed.available());
      sink.data(feed.buffer(), feed.position(), count);
      feed.skip(count);
      left -= count;
    }
    entryPadding(size);
    sink.end();
  }

  private void directory(TarHeader header) throws IOException {
    String raw = name(header);
    if (size(header) != 0) {
      throw ArchiveFault.malformed("has a folder with data: " + Printable.text(raw));
    }
    sink.directory(names.accept(raw, true));
  }

  private String name(TarHeader header) throws ArchiveFault {
    String name = nextName != null ? nextName : header.name();
    nextName = null;
    extended = false;
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

  /** A name with one NUL or several behind it. */
  private String longName(byte[] data) throws ArchiveFault {
    int length = data.length;
    while (length > 0 && data[length - 1] == 0) {
      length--;
    }
    budget.name(length);
    return NameBytes.utf8(data, 0, length)
        .orElseThrow(() -> NameBytes.invalid(data, 0, data.length));
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

  static ArchiveFault link(String name) {
    return new ArchiveFault(
        "link-entry",
        "has a link" + (name.isEmpty() ? "" : ": " + Printable.text(name)),
        "pack the files themselves");
  }

  private static ArchiveFault special(char type, String name) {
    String what =
        switch (type) {
          case '3', '4' -> "a device";
          case '6' -> "a FIFO";
          case 'S' -> "a sparse file";
          case 'M' -> "a file that begins in another archive";
          case 'V' -> "a volume label";
          default -> "an entry of the unknown type " + Printable.text(String.valueOf(type));
        };
    return new ArchiveFault(
        "special-entry",
        "has " + what + ": " + Printable.text(name),
        "pack regular files and folders only");
  }
}
