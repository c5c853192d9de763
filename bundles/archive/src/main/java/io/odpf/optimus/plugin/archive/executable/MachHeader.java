// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.executable;

import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.archive.format.FileFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The headers of macOS programs, for one processor or for several. */
final class MachHeader {
  private static final long MAGIC_64 = 0xfeedfacfL;
  private static final long MAGIC_FAT_64 = 0xcafebabfL;
  private static final int LENGTH_32 = 28;
  private static final int LENGTH_64 = 32;
  private static final int TYPE_EXECUTE = 2;
  private static final long SEGMENT_32 = 1;
  private static final long SEGMENT_64 = 0x19;

  /** Java class files have the same magic number, and a number of at least 45 at this position. */
  private static final long MAX_FAT_PARTS = 44;

  private MachHeader() {}

  static Optional<ExecutableHeader> read(byte[] head) {
    if (head.length < LENGTH_32) {
      return Optional.empty();
    }
    Numbers big = new Numbers(head, true);
    if (FileFormat.MACH_O_UNIVERSAL.begins(head)) {
      return fat(big, big.u32(0) == MAGIC_FAT_64 ? 32 : 20);
    }
    if (!FileFormat.MACH_O.begins(head)) {
      return Optional.empty();
    }
    boolean isBig = isBigEndian(head);
    Numbers numbers = isBig ? big : new Numbers(head, false);
    if (isWide(numbers) && head.length < LENGTH_64 || numbers.u32(12) != TYPE_EXECUTE) {
      return Optional.empty();
    }
    List<Platform> platforms = new ArrayList<>();
    if (!isBig) {
      add(platforms, numbers.u32(4));
    }
    return Optional.of(new ExecutableHeader(ExecutableHeader.Format.MACH_O, platforms, false));
  }

  private static Optional<ExecutableHeader> fat(Numbers numbers, int partLength) {
    long parts = numbers.u32(4);
    if (parts == 0 || parts > MAX_FAT_PARTS || numbers.bytes().length < 8 + parts * partLength) {
      return Optional.empty();
    }
    List<Platform> platforms = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      add(platforms, numbers.u32(8 + i * partLength));
    }
    return Optional.of(new ExecutableHeader(ExecutableHeader.Format.MACH_O, platforms, false));
  }

  /** Returns why the whole file is not a program: a part reaches beyond its end. */
  static Optional<ProgramFlaw> flaw(byte[] head, FileBytes file) {
    Numbers big = new Numbers(head, true);
    if (FileFormat.MACH_O_UNIVERSAL.begins(head)) {
      boolean wide = big.u32(0) == MAGIC_FAT_64;
      for (int i = 0; i < big.u32(4); i++) {
        int at = 8 + i * (wide ? 32 : 20) + 8;
        long offset = wide ? big.u64(at) : big.u32(at);
        if (file.endsBefore(offset, wide ? big.u64(at + 8) : big.u32(at + 4))) {
          return Optional.of(ProgramFlaw.truncated("Mach-O"));
        }
      }
      return Optional.empty();
    }
    return commandsFlaw(isBigEndian(head) ? big : new Numbers(head, false), file);
  }

  /** Returns whether the header of a program for one processor is big-endian. */
  private static boolean isBigEndian(byte[] head) {
    return head[0] == (byte) 0xfe;
  }

  private static boolean isWide(Numbers numbers) {
    return numbers.u32(0) == MAGIC_64;
  }

  /** Checks the load commands in the first bytes, where linkers put those of segments first. */
  private static Optional<ProgramFlaw> commandsFlaw(Numbers numbers, FileBytes file) {
    long count = numbers.u32(16);
    long bytes = numbers.u32(20);
    int at = isWide(numbers) ? LENGTH_64 : LENGTH_32;
    if (count == 0 || bytes / 8 < count) {
      return Optional.empty();
    }
    if (file.endsBefore(at, bytes)) {
      return Optional.of(ProgramFlaw.truncated("Mach-O"));
    }
    int end = (int) Math.min(at + bytes, numbers.bytes().length);
    for (long i = 0; i < count && at + 8 <= end; i++) {
      long command = numbers.u32(at);
      long length = numbers.u32(at + 4);
      if (length < 8 || length > end - at) {
        break;
      }
      boolean cut =
          command == SEGMENT_64 && length >= 72
              ? file.endsBefore(numbers.u64(at + 40), numbers.u64(at + 48))
              : command == SEGMENT_32
                  && length >= 56
                  && file.endsBefore(numbers.u32(at + 32), numbers.u32(at + 36));
      if (cut) {
        return Optional.of(ProgramFlaw.truncated("Mach-O"));
      }
      at += (int) length;
    }
    return Optional.empty();
  }

  private static void add(List<Platform> platforms, long cpu) {
    String arch =
        switch ((int) cpu) {
          case 0x01000007 -> "amd64";
          case 0x0100000c -> "arm64";
          case 7 -> "386";
          case 12 -> "arm";
          default -> "";
        };
    if (!arch.isEmpty()) {
      Platform platform = new Platform("darwin", arch);
      if (!platforms.contains(platform)) {
        platforms.add(platform);
      }
    }
  }
}
