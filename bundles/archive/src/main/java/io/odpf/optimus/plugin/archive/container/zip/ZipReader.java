// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.container.zip;

import io.odpf.optimus.plugin.archive.ArchiveProblem;
import io.odpf.optimus.plugin.archive.container.EntryNames;
import io.odpf.optimus.plugin.archive.container.EntrySink;
import io.odpf.optimus.plugin.archive.format.FileFormat;
import io.odpf.optimus.plugin.archive.input.ArchiveFault;
import io.odpf.optimus.plugin.archive.input.Budget;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.List;

/** Reads a zip archive: the central directory first, then every entry in the order of the bytes. */
public final class ZipReader {
  /** The size of the longest end record with its comment. */
  public static final int MAX_END_BYTES = EndRecord.LENGTH + EndRecord.MAX_COMMENT;

  private final SeekableByteChannel archive;
  private final ZipFile file;
  private final EntrySink sink;
  private final Budget budget;

  /**
   * Creates a reader.
   *
   * @param archive closed by the caller
   */
  public ZipReader(SeekableByteChannel archive, EntrySink sink, Budget budget) throws IOException {
    this.archive = archive;
    this.file = new ZipFile(archive, budget);
    this.sink = sink;
    this.budget = budget;
  }

  /** Returns whether a file that begins with these bytes is a zip archive. */
  public static boolean recognizes(byte[] head) {
    return FileFormat.ZIP.begins(head);
  }

  /**
   * Returns whether a file ends with the end record of a zip archive and its comment.
   *
   * @param tail the last {@link #MAX_END_BYTES} of the file, or all of it if it is shorter
   */
  public static boolean isEnd(byte[] tail) {
    return EndRecord.isAtEnd(tail);
  }

  /**
   * Reads all entries.
   *
   * @return their names
   */
  public EntryNames read() throws IOException {
    EndRecord record = EndRecord.find(file);
    CentralDirectory directory = new CentralDirectory(file, budget);
    List<CentralDirectory.Place> places = directory.read(record);
    // A second file, since directory and entries are read ahead at different positions.
    try (EntryReader reader = new EntryReader(new ZipFile(archive, budget), sink, budget)) {
      long position = 0;
      for (int i = 0; i < places.size(); i++) {
        long offset = places.get(i).offset();
        if (offset != position) {
          throw ArchiveFault.malformed(
              offset < position
                  ? "is a zip archive with entries that overlap"
                  : "is a zip archive with unexpected bytes between its entries");
        }
        long end = i + 1 < places.size() ? places.get(i + 1).offset() : record.begin();
        ZipEntry entry = directory.entry(places.get(i));
        if (entry.isLink()) {
          sink.link(directory.names().link(entry.name(), reader.text(entry, end), false));
        } else {
          reader.read(entry, end);
        }
        position = end;
      }
      if (position != record.begin()) {
        throw ArchiveFault.malformed("is a zip archive with unexpected bytes before its directory");
      }
    }
    return directory.names();
  }

  static ArchiveFault encrypted() {
    return new ArchiveFault(
        ArchiveProblem.ENCRYPTED,
        "is an encrypted zip archive",
        "pack the artifact without a password");
  }
}
