// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.container.zip;

import io.odpf.optimus.plugin.archive.container.EntryLink;
import io.odpf.optimus.plugin.archive.container.EntrySink;
import io.odpf.optimus.plugin.archive.container.NameBytes;
import io.odpf.optimus.plugin.archive.input.ArchiveFault;
import io.odpf.optimus.plugin.archive.input.Budget;
import io.odpf.optimus.plugin.text.TerminalText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Reads entries, each from its local header to the next one. */
final class EntryReader implements AutoCloseable {
  private static final long LOCAL_SIGNATURE = 0x04034b50L;
  private static final long DESCRIPTOR_SIGNATURE = 0x08074b50L;
  private static final int LOCAL_FIXED = 30;
  private static final int BUFFER_BYTES = 128 << 10;
  private static final Content NOTHING = (bytes, offset, length) -> {};

  private final ZipFile file;
  private final EntrySink sink;
  private final Budget budget;
  private final byte[] packed = new byte[BUFFER_BYTES];
  private final byte[] unpacked = new byte[BUFFER_BYTES];
  private final CRC32 crc = new CRC32();
  private final Inflater inflater = new Inflater(true);

  EntryReader(ZipFile file, EntrySink sink, Budget budget) {
    this.file = file;
    this.sink = sink;
    this.budget = budget;
  }

  /**
   * Reads a file or directory.
   *
   * @param end the position at which the next entry, or the central directory, begins
   */
  void read(ZipEntry entry, long end) throws IOException {
    long dataBegin = open(entry, end);
    if (entry.isDirectory()) {
      content(entry, dataBegin, NOTHING);
      sink.directory(entry.name());
    } else {
      sink.begin(entry.name());
      content(entry, dataBegin, sink::data);
      sink.end();
    }
  }

  /**
   * Reads an entry whose content is a name.
   *
   * @param end the position at which the next entry, or the central directory, begins
   */
  String text(ZipEntry entry, long end) throws IOException {
    if (entry.unpacked() > budget.limits().nameBytes()) {
      throw EntryLink.leaves(entry.name(), "");
    }
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    content(entry, open(entry, end), text::write);
    return NameBytes.text(text.toByteArray(), 0, text.size());
  }

  /** Verifies the bytes around an entry's data, and returns the position of the data. */
  private long open(ZipEntry entry, long end) throws IOException {
    long dataBegin = localHeader(entry, end);
    if (entry.packed() > end - dataBegin) {
      throw ArchiveFault.malformed("is a zip archive with entries that overlap");
    }
    descriptor(entry, dataBegin + entry.packed(), end);
    budget.packed(end - entry.offset(), 0);
    return dataBegin;
  }

  /** Receives an entry's bytes. */
  private interface Content {
    void receive(byte[] bytes, int offset, int length) throws IOException;
  }

  /** Compares the local header to the central directory, and returns the position of the data. */
  private long localHeader(ZipEntry entry, long end) throws IOException {
    if (end - entry.offset() < LOCAL_FIXED) {
      throw disagree(entry);
    }
    byte[] fixed = file.read(entry.offset(), LOCAL_FIXED);
    int nameLength = Little.u16(fixed, 26);
    int extraLength = Little.u16(fixed, 28);
    if (Little.u32(fixed, 0) != LOCAL_SIGNATURE
        || Little.u16(fixed, 6) != entry.flags()
        || Little.u16(fixed, 8) != entry.method()
        || nameLength != entry.rawName().length
        || end - entry.offset() - LOCAL_FIXED < nameLength + extraLength) {
      throw disagree(entry);
    }
    budget.header(extraLength);
    byte[] variable = file.read(entry.offset() + LOCAL_FIXED, nameLength + extraLength);
    if (!Arrays.equals(variable, 0, nameLength, entry.rawName(), 0, nameLength)) {
      throw disagree(entry);
    }
    ExtraFields extra = ExtraFields.parse(variable, nameLength, variable.length);
    if (extra.find(ExtraFields.UNICODE_PATH).isPresent()
        && !ZipNames.decode(variable, nameLength, entry.flags(), extra).equals(entry.spelling())) {
      throw disagree(entry);
    }
    Zip64 sizes =
        Zip64.resolve(variable, extra, Little.u32(fixed, 22), Little.u32(fixed, 18), 0, 0);
    long localCrc = Little.u32(fixed, 14);
    // A packer that did not know a value yet wrote 0 here and a data descriptor after the data.
    boolean later = entry.hasDescriptor();
    if (!agree(localCrc, entry.crc(), later)
        || !agree(sizes.packed(), entry.packed(), later)
        || !agree(sizes.unpacked(), entry.unpacked(), later)) {
      throw disagree(entry);
    }
    return entry.offset() + LOCAL_FIXED + variable.length;
  }

  private static boolean agree(long local, long central, boolean later) {
    return local == central || later && local == 0;
  }

  /** Verifies the bytes after the data: a descriptor if the flags announce one, else nothing. */
  private void descriptor(ZipEntry entry, long begin, long end) throws IOException {
    long length = end - begin;
    if (!entry.hasDescriptor()) {
      if (length != 0) {
        throw ArchiveFault.malformed("is a zip archive with unexpected bytes between its entries");
      }
      return;
    }
    if (length != 12 && length != 16 && length != 20 && length != 24) {
      throw ArchiveFault.malformed(
          "is a zip archive without the announced data descriptor of "
              + TerminalText.excerpt(entry.name()));
    }
    byte[] bytes = file.read(begin, (int) length);
    boolean signed = length == 16 || length == 24;
    boolean wide = length >= 20;
    int at = signed ? 4 : 0;
    long packedSize = wide ? Little.u64(bytes, at + 4) : Little.u32(bytes, at + 4);
    long unpackedSize = wide ? Little.u64(bytes, at + 12) : Little.u32(bytes, at + 8);
    if (signed && Little.u32(bytes, 0) != DESCRIPTOR_SIGNATURE
        || Little.u32(bytes, at) != entry.crc()
        || packedSize != entry.packed()
        || unpackedSize != entry.unpacked()) {
      throw disagree(entry);
    }
  }

  private void content(ZipEntry entry, long begin, Content content) throws IOException {
    crc.reset();
    long length =
        entry.method() == ZipEntry.STORED
            ? stored(entry, begin, content)
            : deflated(entry, begin, content);
    if (length != entry.unpacked()) {
      throw ArchiveFault.corrupt(
          "the length of the entry " + TerminalText.excerpt(entry.name()) + " is wrong");
    }
    if (crc.getValue() != entry.crc()) {
      throw ArchiveFault.corrupt(
          "the checksum of the entry " + TerminalText.excerpt(entry.name()) + " is wrong");
    }
  }

  private long stored(ZipEntry entry, long begin, Content content) throws IOException {
    if (entry.packed() != entry.unpacked()) {
      throw disagree(entry);
    }
    for (long done = 0; done < entry.packed(); ) {
      int count = (int) Math.min(packed.length, entry.packed() - done);
      file.read(begin + done, packed, count);
      take(packed, count, content);
      done += count;
    }
    return entry.packed();
  }

  private long deflated(ZipEntry entry, long begin, Content content) throws IOException {
    inflater.reset();
    try {
      long taken = 0;
      while (!inflater.finished()) {
        if (inflater.needsInput()) {
          int count = (int) Math.min(packed.length, entry.packed() - taken);
          if (count == 0) {
            throw ArchiveFault.corrupt(
                "the entry " + TerminalText.excerpt(entry.name()) + " ends before its data does");
          }
          file.read(begin + taken, packed, count);
          inflater.setInput(packed, 0, count);
          taken += count;
        }
        int count = inflater.inflate(unpacked);
        if (inflater.getBytesWritten() > entry.unpacked()) {
          throw ArchiveFault.corrupt(
              "the entry "
                  + TerminalText.excerpt(entry.name())
                  + " is longer than its header says");
        }
        if (count > 0) {
          take(unpacked, count, content);
        } else if (inflater.needsDictionary()) {
          throw cannotInflate(entry);
        }
      }
      if (inflater.getRemaining() != 0 || taken != entry.packed()) {
        throw ArchiveFault.malformed(
            "is a zip archive with unexpected bytes after the data of "
                + TerminalText.excerpt(entry.name()));
      }
      return inflater.getBytesWritten();
    } catch (DataFormatException e) {
      throw cannotInflate(entry);
    }
  }

  private void take(byte[] bytes, int length, Content content) throws IOException {
    budget.unpacked(length);
    crc.update(bytes, 0, length);
    content.receive(bytes, 0, length);
  }

  /** Frees the inflater; the file stays open. */
  @Override
  public void close() {
    inflater.end();
  }

  private static ArchiveFault cannotInflate(ZipEntry entry) {
    return ArchiveFault.corrupt(
        "the entry " + TerminalText.excerpt(entry.name()) + " cannot be inflated");
  }

  private static ArchiveFault disagree(ZipEntry entry) {
    return ArchiveFault.malformed(
        "is a zip archive whose directory and entry disagree about "
            + TerminalText.excerpt(entry.name()));
  }
}
