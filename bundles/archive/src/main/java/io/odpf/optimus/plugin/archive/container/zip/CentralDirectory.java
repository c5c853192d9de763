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

  /** Encrypted, patched, encrypted strongly, masked. */
  private static final int FLAGS_ENCRYPTED = 1 | 1 << 6 | 1 << 13;

  /** Besides: how hard the packer tried, a descriptor behind the data, names in UTF-8. */
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
   * Where an entry is told of, and where it lies.
   *
   * @param position of its record in the directory
   * @param offset of its local header
   */
  record Place(long position, long offset) {}

  /** The names of all entries that were read. */
  EntryNames names() {
    return names;
  }

  /**
   * Checks every record, and tells where the entries are, in the order of their bytes. The entries
   * themselves are not kept: there may be very many.
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
      names.accept(entry.name().isEmpty() ? "." : entry.name(), entry.isFolder());
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

  /** Reads an entry's record once more. */
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
    // Some tools there leave backslashes between folders, against the format's rule.
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
    if (kind == ZipEntry.Kind.FOLDER && sizes.unpacked() != 0) {
      throw ArchiveFault.malformed("has a folder with data: " + TerminalText.excerpt(raw));
    }
    String name = EntryNames.path(raw);
    if (name.isEmpty() && (kind != ZipEntry.Kind.FOLDER || raw.isEmpty())) {
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
              + " is packed by "
              + methodName(method),
          "pack it with the method deflate");
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

  /** Permissions are not looked at, kinds are: whatever system the archive says it is from. */
  private static ZipEntry.Kind kind(
      String name, long attributes, boolean fromWindows, boolean hasData) throws ArchiveFault {
    boolean folder = name.endsWith("/");
    int type = (int) (attributes >>> 16) & TYPE_MASK;
    if (type == TYPE_LINK && !folder) {
      return ZipEntry.Kind.LINK;
    }
    // What zip was given through a pipe keeps the pipe's kind; a socket's under the name "-" alone.
    boolean piped =
        hasData && !folder && (type == TYPE_PIPE || type == TYPE_SOCKET && name.equals("-"));
    if (type != 0 && type != TYPE_REGULAR && type != TYPE_DIRECTORY && !piped) {
      throw new ArchiveFault(
          type == TYPE_LINK ? ArchiveProblem.LINK_ENTRY : ArchiveProblem.SPECIAL_ENTRY,
          "has an entry that is neither file nor folder: " + TerminalText.excerpt(name),
          "pack regular files and folders only");
    }
    boolean contradicts =
        type == TYPE_DIRECTORY && !folder
            || type == TYPE_REGULAR && folder
            || type == 0 && fromWindows && !folder && (attributes & DOS_DIRECTORY) != 0;
    if (contradicts) {
      throw ArchiveFault.malformed(
          "has an entry that is both a file and a folder: " + TerminalText.excerpt(name));
    }
    return folder ? ZipEntry.Kind.FOLDER : ZipEntry.Kind.FILE;
  }

  private static ArchiveFault wrongCount() {
    return ArchiveFault.malformed(
        "is a zip archive whose directory does not hold the entries that its end promises");
  }
}
