// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.container.zip;

import io.odpf.optimus.plugin.archive.ArchiveProblem;
import io.odpf.optimus.plugin.archive.container.EntryNames;
import io.odpf.optimus.plugin.archive.input.ArchiveFault;
import io.odpf.optimus.plugin.archive.input.Budget;
import io.odpf.optimus.plugin.text.TerminalText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Reads a central directory, from its first byte to its last. */
final class CentralDirectory {
  private static final long SIGNATURE = 0x02014b50L;
  private static final int FIXED = 46;

  /** Encryption, strong encryption and masked headers. */
  private static final int FLAGS_ENCRYPTED = 1 | 1 << 6 | 1 << 13;

  /** Also: the effort of the packer, a data descriptor, and names in UTF-8. */
  private static final int FLAGS_KNOWN =
      FLAGS_ENCRYPTED | 1 << 1 | 1 << 2 | ZipEntry.FLAG_DESCRIPTOR | ZipEntry.FLAG_UTF8;

  private static final int HOST_FAT = 0;
  private static final int HOST_NTFS = 10;
  private static final int DOS_DIRECTORY = 0x10;
  private static final int TYPE_MASK = 0xf000;
  private static final int TYPE_REGULAR = 0x8000;
  private static final int TYPE_DIRECTORY = 0x4000;
  private static final int TYPE_LINK = 0xa000;
  private static final int TYPE_PIPE = 0x1000;
  private static final int TYPE_SOCKET = 0xc000;

  private final ZipFile file;
  private final Budget budget;
  private final EntryNames names;
  private final byte[] fixed = new byte[FIXED];
  private byte[] variable = new byte[0];

  CentralDirectory(ZipFile file, Budget budget) {
    this.file = file;
    this.budget = budget;
    this.names = new EntryNames(budget.limits().entries());
  }

  /**
   * The location of an entry.
   *
   * @param position the position of its record in the directory
   * @param offset the position of its local header
   */
  record Place(long position, long offset) {}

  /** Returns the names of all entries that were read. */
  EntryNames names() {
    return names;
  }

  /**
   * Verifies every record, and returns the locations of the entries in the order of their bytes.
   * The records themselves are not kept, since there can be very many.
   */
  List<Place> read(EndRecord record) throws IOException {
    budget.entriesPromised(record.entries());
    List<Place> places = new ArrayList<>();
    long position = record.begin();
    boolean sorted = true;
    for (long i = 0; i < record.entries(); i++) {
      budget.entry();
      readRecord(position, record.end());
      ZipEntry entry = parse();
      budget.promised(entry.unpacked());
      names.accept(entry.name().isEmpty() ? "." : entry.name(), entry.isDirectory());
      sorted &= places.isEmpty() || entry.offset() > places.get(places.size() - 1).offset();
      places.add(new Place(position, entry.offset()));
      position += FIXED + variable.length;
    }
    if (position != record.end()) {
      throw wrongCount();
    }
    if (!sorted) {
      places.sort(Comparator.comparingLong(Place::offset));
    }
    return places;
  }

  /** Reads an entry's record again. */
  ZipEntry entry(Place place) throws IOException {
    readRecord(place.position(), file.size());
    return parse();
  }

  private void readRecord(long position, long end) throws IOException {
    if (end - position < FIXED) {
      throw wrongCount();
    }
    file.read(position, fixed, FIXED);
    if (Little.u32(fixed, 0) != SIGNATURE) {
      throw wrongCount();
    }
    int nameLength = Little.u16(fixed, 28);
    int extraLength = Little.u16(fixed, 30);
    int commentLength = Little.u16(fixed, 32);
    budget.name(nameLength);
    budget.header(extraLength);
    budget.header(commentLength);
    int length = nameLength + extraLength + commentLength;
    if (end - position - FIXED < length) {
      throw wrongCount();
    }
    variable = file.read(position + FIXED, length);
  }

  private ZipEntry parse() throws ArchiveFault {
    int nameLength = Little.u16(fixed, 28);
    int host = Little.u16(fixed, 4) >>> 8;
    int flags = Little.u16(fixed, 8);
    int method = Little.u16(fixed, 10);
    ExtraFields extra = ExtraFields.parse(variable, nameLength, nameLength + Little.u16(fixed, 30));
    boolean fromWindows = host == HOST_FAT || host == HOST_NTFS;
    String spelling = ZipNames.decode(variable, nameLength, flags, extra);
    // Some tools on Windows write backslashes between components, which the format forbids.
    String raw = fromWindows ? spelling.replace('\\', '/') : spelling;
    checkFlags(raw, flags, method);
    Zip64 sizes =
        Zip64.resolve(
            variable,
            extra,
            Little.u32(fixed, 24),
            Little.u32(fixed, 20),
            Little.u32(fixed, 42),
            Little.u16(fixed, 34));
    ZipEntry.Kind kind = kind(raw, Little.u32(fixed, 38), fromWindows, sizes.unpacked() > 0);
    if (kind == ZipEntry.Kind.DIRECTORY && sizes.unpacked() != 0) {
      throw ArchiveFault.malformed("has a directory with data: " + TerminalText.excerpt(raw));
    }
    String name = EntryNames.path(raw);
    if (name.isEmpty() && (kind != ZipEntry.Kind.DIRECTORY || raw.isEmpty())) {
      names.accept(raw, false);
    }
    return new ZipEntry(
        name,
        Arrays.copyOf(variable, nameLength),
        spelling,
        kind,
        flags,
        method,
        Little.u32(fixed, 16),
        sizes.packed(),
        sizes.unpacked(),
        sizes.offset());
  }

  private static void checkFlags(String name, int flags, int method) throws ArchiveFault {
    if ((flags & FLAGS_ENCRYPTED) != 0) {
      throw ZipReader.encrypted();
    }
    if ((flags & ~FLAGS_KNOWN) != 0) {
      throw ArchiveFault.malformed(
          "is a zip archive with unknown flags at the entry " + TerminalText.excerpt(name));
    }
    if (method != ZipEntry.STORED && method != ZipEntry.DEFLATED) {
      throw new ArchiveFault(
          ArchiveProblem.UNSUPPORTED_METHOD,
          "is a zip archive whose entry "
              + TerminalText.excerpt(name)
              + " is compressed by "
              + methodName(method),
          "pack the archive with the method deflate");
    }
  }

  private static String methodName(int method) {
    return switch (method) {
      case 9 -> "deflate64 (method 9)";
      case 12 -> "bzip2 (method 12)";
      case 14 -> "lzma (method 14)";
      case 93 -> "zstd (method 93)";
      case 95 -> "xz (method 95)";
      default -> "the unknown method " + method;
    };
  }

  /** Determines the kind of an entry; permissions are ignored. */
  private static ZipEntry.Kind kind(
      String name, long attributes, boolean fromWindows, boolean hasData) throws ArchiveFault {
    boolean directory = name.endsWith("/");
    int type = (int) (attributes >>> 16) & TYPE_MASK;
    if (type == TYPE_LINK && !directory) {
      return ZipEntry.Kind.LINK;
    }
    // An entry that zip read from a pipe keeps the pipe's type; from a socket, only if named "-".
    boolean piped =
        hasData && !directory && (type == TYPE_PIPE || type == TYPE_SOCKET && name.equals("-"));
    if (type != 0 && type != TYPE_REGULAR && type != TYPE_DIRECTORY && !piped) {
      throw new ArchiveFault(
          type == TYPE_LINK ? ArchiveProblem.LINK_ENTRY : ArchiveProblem.SPECIAL_ENTRY,
          "has an entry that is neither a file nor a directory: " + TerminalText.excerpt(name),
          "pack regular files and directories only");
    }
    boolean contradicts =
        type == TYPE_DIRECTORY && !directory
            || type == TYPE_REGULAR && directory
            || type == 0 && fromWindows && !directory && (attributes & DOS_DIRECTORY) != 0;
    if (contradicts) {
      throw ArchiveFault.malformed(
          "has an entry that is both a file and a directory: " + TerminalText.excerpt(name));
    }
    return directory ? ZipEntry.Kind.DIRECTORY : ZipEntry.Kind.FILE;
  }

  private static ArchiveFault wrongCount() {
    return ArchiveFault.malformed("is a zip archive whose directory does not match its end record");
  }
}
