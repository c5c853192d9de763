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

/**
 * Reads a tar archive to the last byte of its stream. An archive ends with two blocks of zeros;
 * without them it may have been truncated.
 */
public final class TarReader {
  private static final int BLOCK = TarHeader.BLOCK;

  private final ByteFeed feed;
  private final EntrySink sink;
  private final Budget budget;
  private final EntryNames names;
  private final byte[] block = new byte[BLOCK];

  /** What the headers read so far say about the next entry. */
  private Extension extension = Extension.NONE;

  /**
   * Creates a reader.
   *
   * @param archive closed by the caller
   */
  public TarReader(InputStream archive, EntrySink sink, Budget budget) {
    this.feed = new ByteFeed(archive);
    this.sink = sink;
    this.budget = budget;
    this.names = new EntryNames(budget.limits().entries());
  }

  /** Returns whether a stream that begins with these bytes is a tar archive. */
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
      readEntry(TarHeader.of(block));
    }
    if (!extension.isEmpty()) {
      throw ArchiveFault.malformed("ends with an extended header that belongs to no entry");
    }
    readBlock("inside its end mark");
    if (!TarHeader.allZero(block, 0, BLOCK)) {
      throw ArchiveFault.trailing("the end of its tar archive");
    }
    readPadding();
    return names;
  }

  private void readEntry(TarHeader header) throws IOException {
    budget.entry();
    char type = header.type();
    switch (type) {
      case 'x' -> extension = extension.withPax(PaxRecords.parse(extendedData(header), false));
      case 'g' -> PaxRecords.parse(extendedData(header), true);
      case 'L' -> extension = extension.withLongName(longName(extendedData(header)));
      case 'K' -> extension = extension.withLongLink(longName(extendedData(header)));
      case '0', '\0', '7' -> readFile(nextEntry(header));
      case '5' -> readDirectory(nextEntry(header));
      case '1', '2' -> readLink(nextEntry(header));
      case 'V' -> requireNoData(nextEntry(header), "a volume label");
      default -> throw special(type, header.name());
    }
  }

  private TarEntry nextEntry(TarHeader header) throws ArchiveFault {
    TarEntry entry = TarEntry.of(header, extension, budget);
    extension = Extension.NONE;
    return entry;
  }

  private void readFile(TarEntry entry) throws IOException {
    if (entry.linkTarget().isPresent()) {
      throw EntryLink.leaves(entry.rawName(), entry.linkTarget().get());
    }
    if (entry.rawName().endsWith("/")) { // A directory in a v7 archive.
      if (entry.header().type() != '\0' || entry.size() != 0) {
        throw ArchiveFault.malformed(
            "has a file with the name of a directory: " + TerminalText.excerpt(entry.rawName()));
      }
      sink.directory(names.accept(entry.rawName(), true));
      return;
    }
    sink.begin(names.accept(entry.rawName(), false));
    if (entry.isSparse()) {
      new SparseMap(feed, sink, budget).read(entry.size(), entry.sparseSize());
    } else {
      readContent(entry);
    }
    readEntryPadding(entry.size());
    sink.end();
  }

  private void readContent(TarEntry entry) throws IOException {
    long left = entry.size();
    while (left > 0) {
      if (!feed.fill()) {
        throw ArchiveFault.truncated("inside the entry " + TerminalText.excerpt(entry.rawName()));
      }
      int count = (int) Math.min(left, feed.available());
      sink.data(feed.buffer(), feed.position(), count);
      feed.skip(count);
      left -= count;
    }
  }

  private void readLink(TarEntry entry) throws IOException {
    String target =
        entry.linkTarget().isPresent() ? entry.linkTarget().get() : entry.header().linkName();
    budget.name(target.length());
    if (entry.size() != 0 || entry.isSparse()) {
      throw unexpectedData(entry, "a link");
    }
    sink.link(names.link(entry.rawName(), target, entry.header().type() == '1'));
  }

  private void readDirectory(TarEntry entry) throws IOException {
    requireNoData(entry, "a directory");
    sink.directory(names.accept(entry.rawName(), true));
  }

  private static void requireNoData(TarEntry entry, String kind) throws ArchiveFault {
    if (entry.size() != 0 || entry.isSparse() || entry.linkTarget().isPresent()) {
      throw unexpectedData(entry, kind);
    }
  }

  private static ArchiveFault unexpectedData(TarEntry entry, String kind) {
    return ArchiveFault.malformed(
        "has " + kind + " with data: " + TerminalText.excerpt(entry.rawName()));
  }

  private byte[] extendedData(TarHeader header) throws IOException {
    long size = header.size();
    budget.header(size);
    byte[] data = new byte[(int) size];
    if (feed.read(data, data.length) < data.length) {
      throw ArchiveFault.truncated("inside an extended header");
    }
    readEntryPadding(size);
    return data;
  }

  /** Returns a name that ends at its first NUL. */
  private String longName(byte[] data) throws ArchiveFault {
    int length = 0;
    while (length < data.length && data[length] != 0) {
      length++;
    }
    budget.name(length);
    return NameBytes.text(data, 0, length);
  }

  private void readEntryPadding(long size) throws IOException {
    int count = (int) (-size & (BLOCK - 1));
    if (feed.read(block, count) < count) {
      throw ArchiveFault.truncated("after an entry");
    }
    if (!TarHeader.allZero(block, 0, count)) {
      throw ArchiveFault.malformed("has unexpected bytes between two entries");
    }
  }

  private void readBlock(String where) throws IOException {
    if (feed.read(block, BLOCK) < BLOCK) {
      throw ArchiveFault.truncated(where);
    }
  }

  /** Reads the blocks of zeros by which tools fill up the last record. */
  private void readPadding() throws IOException {
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
      throw ArchiveFault.truncated("inside the padding after its end mark");
    }
  }

  private static ArchiveFault special(char type, String name) {
    String kind =
        switch (type) {
          case '3', '4' -> "a device";
          case '6' -> "a FIFO";
          case 'S' -> "a sparse file";
          case 'M' -> "a file that begins in another archive";
          default -> "an entry of the unknown type " + TerminalText.excerpt(String.valueOf(type));
        };
    return new ArchiveFault(
        ArchiveProblem.SPECIAL_ENTRY,
        "has " + kind + ": " + TerminalText.excerpt(name),
        type == 'S' ? SparseMap.unsupported().hint() : "pack regular files and directories only");
  }
}
