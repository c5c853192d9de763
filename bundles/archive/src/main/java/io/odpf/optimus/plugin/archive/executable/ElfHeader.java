// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.executable;

import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.archive.format.FileFormat;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The header of a linked ELF file: a program, or a shared object that may be one.
 *
 * @param numbers the first bytes of the file
 * @param wide whether the file has 64 bits
 * @param shared whether it is a shared object: a position-independent program, or a library
 */
record ElfHeader(Numbers numbers, boolean wide, boolean shared) {
  private static final int LENGTH_32 = 52;
  private static final int LENGTH_64 = 64;
  private static final int TYPE_EXECUTABLE = 2;
  private static final int TYPE_SHARED = 3;
  private static final int SEGMENT_DYNAMIC = 2;
  private static final int SEGMENT_INTERPRETER = 3;
  private static final long TAG_FLAGS_1 = 0x6ffffffbL;
  private static final long FLAG_PROGRAM = 0x08000000L;

  /** More than any linker writes. */
  private static final int MAX_DYNAMIC_BYTES = 64 << 10;

  static Optional<ElfHeader> of(byte[] head) {
    if (head.length < LENGTH_32 || !FileFormat.ELF.begins(head)) {
      return Optional.empty();
    }
    boolean wide = head[4] == 2;
    boolean big = head[5] == 2;
    if (!wide && head[4] != 1
        || !big && head[5] != 1
        || head[6] != 1
        || wide && head.length < LENGTH_64) {
      return Optional.empty();
    }
    Numbers numbers = new Numbers(head, big);
    int type = numbers.u16(16);
    boolean shared = type == TYPE_SHARED;
    // A program that is a shared object has an entry point.
    boolean begins = (wide ? numbers.u64(24) : numbers.u32(24)) != 0;
    return type == TYPE_EXECUTABLE || shared && begins
        ? Optional.of(new ElfHeader(numbers, wide, shared))
        : Optional.empty();
  }

  ExecutableHeader describe() {
    String arch = arch(numbers.u16(18), wide, numbers.big());
    String os = os(numbers.bytes()[7] & 0xff);
    boolean unmarked = os.isEmpty();
    return new ExecutableHeader(
        ExecutableHeader.Format.ELF,
        arch.isEmpty() || os.equals("?")
            ? List.of()
            : List.of(new Platform(unmarked ? "linux" : os, arch)),
        unmarked);
  }

  /** Returns whether the header alone proves that this is a program: it names a loader. */
  boolean isCertain() {
    if (!shared) {
      return true;
    }
    long begin = segmentsBegin();
    if (!hasSegments() || begin < 0 || begin > numbers.bytes().length - segmentsBytes()) {
      return false;
    }
    for (int i = 0; i < segmentCount(); i++) {
      if (numbers.u32((int) begin + i * segmentBytes()) == SEGMENT_INTERPRETER) {
        return true;
      }
    }
    return false;
  }

  /** Returns why the whole file is not a program; empty if it is one. */
  Optional<ProgramFlaw> flaw(FileBytes file) throws IOException {
    long sections = address(wide ? 40 : 32);
    int sectionBytes = wide ? 64 : 40;
    if (sections != 0 && numbers.u16(wide ? 58 : 46) == sectionBytes) {
      int count = Math.max(1, numbers.u16(wide ? 60 : 48));
      if (file.endsBefore(sections, (long) count * sectionBytes)) {
        return Optional.of(ProgramFlaw.truncated("ELF"));
      }
    }
    if (!hasSegments()) {
      // There is nothing else to check; a shared object without a loader is a library.
      return shared ? Optional.of(ProgramFlaw.library()) : Optional.empty();
    }
    if (file.endsBefore(segmentsBegin(), segmentsBytes())) {
      return Optional.of(ProgramFlaw.truncated("ELF"));
    }
    return segmentsFlaw(
        file, new Numbers(file.read(segmentsBegin(), segmentsBytes()), numbers.big()));
  }

  private Optional<ProgramFlaw> segmentsFlaw(FileBytes file, Numbers segments) throws IOException {
    boolean program = !shared;
    for (int i = 0; i < segmentCount(); i++) {
      int at = i * segmentBytes();
      long type = segments.u32(at);
      long offset = wide ? segments.u64(at + 8) : segments.u32(at + 4);
      long length = wide ? segments.u64(at + 32) : segments.u32(at + 16);
      if (type != 0 && length != 0 && file.endsBefore(offset, length)) {
        return Optional.of(ProgramFlaw.truncated("ELF"));
      }
      program |=
          type == SEGMENT_INTERPRETER
              || type == SEGMENT_DYNAMIC && isMarkedAsProgram(file, offset, length);
    }
    return program ? Optional.empty() : Optional.of(ProgramFlaw.library());
  }

  /** Returns whether the linker marked a position-independent program that needs no loader. */
  private boolean isMarkedAsProgram(FileBytes file, long offset, long length) throws IOException {
    Numbers entries =
        new Numbers(file.read(offset, (int) Math.min(length, MAX_DYNAMIC_BYTES)), numbers.big());
    int entryBytes = wide ? 16 : 8;
    for (int at = 0; at + entryBytes <= entries.bytes().length; at += entryBytes) {
      long tag = wide ? entries.u64(at) : entries.u32(at);
      if (tag == 0) {
        return false;
      }
      if (tag == TAG_FLAGS_1) {
        return ((wide ? entries.u64(at + 8) : entries.u32(at + 4)) & FLAG_PROGRAM) != 0;
      }
    }
    return false;
  }

  private boolean hasSegments() {
    return segmentCount() > 0 && numbers.u16(wide ? 54 : 42) == segmentBytes();
  }

  private int segmentBytes() {
    return wide ? 56 : 32;
  }

  private int segmentCount() {
    return numbers.u16(wide ? 56 : 44);
  }

  private int segmentsBytes() {
    return segmentCount() * segmentBytes();
  }

  private long segmentsBegin() {
    return address(wide ? 32 : 28);
  }

  private long address(int at) {
    return wide ? numbers.u64(at) : numbers.u32(at);
  }

  /** Returns Go's name of a processor; empty if it is unknown. */
  private static String arch(int machine, boolean wide, boolean big) {
    return switch (machine) {
      case 62 -> wide && !big ? "amd64" : "";
      case 183 -> wide && !big ? "arm64" : "";
      case 3 -> !wide && !big ? "386" : "";
      case 40 -> !wide && !big ? "arm" : "";
      case 243 -> wide && !big ? "riscv64" : "";
      case 258 -> wide && !big ? "loong64" : "";
      case 22 -> wide && big ? "s390x" : "";
      case 21 -> wide ? big ? "ppc64" : "ppc64le" : "";
      case 8 -> (wide ? "mips64" : "mips") + (big ? "" : "le");
      default -> "";
    };
  }

  /** Returns Go's name of a system; empty if the file leaves it open, "?" if it is unknown. */
  private static String os(int abi) {
    return switch (abi) {
      case 0, 97 -> "";
      case 2 -> "netbsd";
      case 3 -> "linux";
      case 6 -> "solaris";
      case 9 -> "freebsd";
      case 12 -> "openbsd";
      default -> "?";
    };
  }
}
