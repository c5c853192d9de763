// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.zip;

import io.odpf.optimus.plugin.archive.entry.EntryNames;
import io.odpf.optimus.plugin.archive.input.ArchiveFault;
import io.odpf.optimus.plugin.archive.input.Budget;
import io.odpf.optimus.plugin.archive.input.Printable;
import java.io.IOException;
import java.util.ArrayList;
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

  private final ZipFile file;
  private final Budget budget;
  private final EntryNames names = new EntryNames();
  private final byte[] fixed = new byte[FIXED];

  CentralDirectory(ZipFile file, Budget budget) {
    this.file = file;
    this.budget = budget;
  }

  List<ZipEntry> read(EndRecord record) throws IOException {
    budget.entriesPromised(record.entries());
    List<ZipEntry> entries = new ArrayList<>();
    long position = record.begin();
    for (long i = 0; i < record.entries(); i++) {
      if (record.end() - position < FIXED) {
        throw wrongCount();
      }
      file.read(position, fixed, FIXED);
      if (Little.u32(fixed, 0) != SIGNATURE) {
        throw wrongCount();
      }
      int nameLength = Little.u16(fixed, 28);
      int extraLength = Little.u16(fixed, 30);
      int commentLength = Little.u16(fixed, 32);
      budget.entry();
      budget.name(nameLength);
      budget.header(extraLength);
      budget.header(commentLength);
      int length = nameLength + extraLength + commentLength;
      if (record.end() - position - FIXED < length) {
        throw wrongCount();
      }
      byte[] variable = file.read(position + FIXED, length);
      entries.add(entry(variable, nameLength, extraLength));
      position += FIXED + length;
    }
    if (position != record.end()) {
      throw wrongCount();
    }
    return entries;
  }

  private ZipEntry entry(byte[] variable, int nameLength, int extraLength) throws ArchiveFault {
    int host = Little.u16(fixed, 4) >>> 8;
    int flags = Little.u16(fixed, 8);
    int method = Little.u16(fixed, 10);
    ExtraFields extra = ExtraFields.parse(variable, nameLength, nameLength + extraLength);
    boolean fromWindows = host == HOST_FAT || host == HOST_NTFS;
    String spelling = ZipNames.decode(variable, nameLength, flags, extra);
    // Some tools there leave backslashes between folders, against the format's rule.
    String raw = fromWindows ? spelling.replace('\\', '/') : spelling;
    checkFlags(raw, flags, method);
    boolean directory = raw.endsWith("/");
    checkKind(raw, directory, Little.u32(fixed, 38), fromWindows);
    Zip64 sizes =
        Zip64.resolve(
            variable,
            extra,
            Little.u32(fixed, 24),
            Little.u32(fixed, 20),
            Little.u32(fixed, 42),
            Little.u16(fixed, 34));
    if (directory && sizes.unpacked() != 0) {
      throw ArchiveFault.malformed("has a folder with data: " + Printable.text(raw));
    }
    budget.promised(sizes.unpacked());
    byte[] rawName = new byte[nameLength];
    System.arraycopy(variable, 0, rawName, 0, nameLength);
    return new ZipEntry(
        names.accept(raw, directory),
        rawName,
        spelling,
        directory,
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
          "is a zip archive with unknown flags at the entry " + Printable.text(name));
    }
    if (method != ZipEntry.STORED && method != ZipEntry.DEFLATED) {
      throw new ArchiveFault(
          "unsupported-method",
          "is a zip archive whose entry "
              + Printable.text(name)
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
  private static void checkKind(
      String name, boolean directory, long attributes, boolean fromWindows) throws ArchiveFault {
    int type = (int) (attributes >>> 16) & TYPE_MASK;
    if (type == TYPE_LINK) {
      throw new ArchiveFault(
          "link-entry", "has a link: " + Printable.text(name), "pack the files themselves");
    }
    if (type != 0 && type != TYPE_REGULAR && type != TYPE_DIRECTORY) {
      throw new ArchiveFault(
          "special-entry",
          "has an entry that is neither file nor folder: " + Printable.text(name),
          "pack regular files and folders only");
    }
    boolean contradicts =
        type == TYPE_DIRECTORY && !directory
            || type == TYPE_REGULAR && directory
            || type == 0 && fromWindows && !directory && (attributes & DOS_DIRECTORY) != 0;
    if (contradicts) {
      throw ArchiveFault.malformed(
          "has an entry that is both a file and a folder: " + Printable.text(name));
    }
  }

  private static ArchiveFault wrongCount() {
    return ArchiveFault.malformed(
        "is a zip archive whose directory does not hold the entries that its end promises");
  }
}
