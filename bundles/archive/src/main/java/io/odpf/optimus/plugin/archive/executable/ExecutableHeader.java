// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.executable;

import io.odpf.optimus.plugin.api.provider.Platform;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The header of a program, which names the platforms it is for. Object files and libraries are not
 * programs. Immutable.
 */
public final class ExecutableHeader {
  /** The number of bytes to inspect. */
  public static final int HEAD_BYTES = 4096;

  /** Systems whose executables need not name them. */
  private static final Set<String> UNMARKED_ELF_SYSTEMS =
      Set.of("linux", "android", "dragonfly", "freebsd", "illumos", "netbsd", "openbsd", "solaris");

  private final Format format;
  private final List<Platform> platforms;
  private final boolean unmarked;

  /** The kinds of executables. */
  public enum Format {
    ELF,
    MACH_O,
    PE,
    /** A text whose first line names its interpreter, for any system but Windows. */
    SCRIPT
  }

  ExecutableHeader(Format format, List<Platform> platforms, boolean unmarked) {
    this.format = format;
    this.platforms = List.copyOf(platforms);
    this.unmarked = unmarked;
  }

  /**
   * Inspects the first bytes of a file. They do not tell everything: a truncated program and some
   * shared libraries look like programs.
   *
   * @param head the first {@link #HEAD_BYTES}, or all bytes if there are fewer
   * @return empty if this is not the complete header of a program
   */
  public static Optional<ExecutableHeader> inspect(byte[] head) {
    if (ScriptLine.of(head).filter(ScriptLine::runs).isPresent()) {
      return Optional.of(new ExecutableHeader(Format.SCRIPT, List.of(), false));
    }
    return ElfHeader.of(head)
        .map(ElfHeader::describe)
        .or(() -> MachHeader.read(head))
        .or(() -> PeHeader.read(head));
  }

  /**
   * Inspects a whole file.
   *
   * @return empty if it is not a program, or not a complete one
   */
  public static Optional<ExecutableHeader> inspect(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      FileBytes bytes = FileBytes.of(channel);
      byte[] head = bytes.read(0, (int) Math.min(HEAD_BYTES, bytes.size()));
      Optional<ExecutableHeader> header = inspect(head);
      return header.isPresent() && header.get().flaw(head, bytes).isEmpty()
          ? header
          : Optional.empty();
    }
  }

  /** Returns whether the first bytes prove that a file is a program, if it is not truncated. */
  public boolean isCertain(byte[] head) {
    return format != Format.ELF || ElfHeader.of(head).orElseThrow().isCertain();
  }

  /**
   * Returns why a whole file is not the program that its first bytes announce; empty if it is.
   *
   * @param head the first bytes, from which this header was read
   */
  public Optional<ProgramFlaw> flaw(byte[] head, FileBytes file) throws IOException {
    return switch (format) {
      case ELF -> ElfHeader.of(head).orElseThrow().flaw(file);
      case MACH_O -> MachHeader.flaw(head, file);
      case PE -> PeHeader.flaw(head, file);
      case SCRIPT -> Optional.empty();
    };
  }

  /** Returns the format. */
  public Format format() {
    return format;
  }

  /**
   * Returns the platforms that the program is for: several for a universal binary of macOS, none
   * for a script or an unknown processor or system. An ELF file that names no system counts as one
   * for Linux.
   */
  public List<Platform> platforms() {
    return platforms;
  }

  /** Returns whether the program can be for a platform. */
  public boolean runsOn(Platform platform) {
    if (format == Format.SCRIPT) {
      return !platform.os().equals("windows");
    }
    for (Platform mine : platforms) {
      if (mine.arch().equals(platform.arch())
          && (mine.os().equals(platform.os())
              || unmarked && UNMARKED_ELF_SYSTEMS.contains(platform.os()))) {
        return true;
      }
    }
    return false;
  }

  /** Returns the platforms as text, such as {@code linux/amd64}, or a phrase such as "a script". */
  public String describe() {
    if (format == Format.SCRIPT) {
      return "a script";
    }
    if (platforms.isEmpty()) {
      return "an unknown platform";
    }
    StringBuilder text = new StringBuilder();
    for (Platform platform : platforms) {
      text.append(text.length() == 0 ? "" : " and ").append(describe(platform));
    }
    return text.toString();
  }

  /** Returns a platform as text, such as {@code linux/amd64}. */
  public static String describe(Platform platform) {
    return platform.os() + "/" + platform.arch();
  }

  @Override
  public String toString() {
    return format + " for " + describe();
  }
}
