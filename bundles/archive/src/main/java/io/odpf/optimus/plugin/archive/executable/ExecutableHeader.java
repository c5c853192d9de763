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
 * What an executable says of the platforms that it is for. Programs only: object files and
 * libraries are none. Immutable.
 */
public final class ExecutableHeader {
  /** As many bytes of a file as are looked at. */
  public static final int HEAD_BYTES = 4096;

  /**
   * Systems whose executables need not say which of them they are for. Linux comes first because it
   * is meant nearly always.
   */
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
   * Looks at the beginning of a file, which may not tell everything: a file that is cut short
   * behind it, and some shared libraries, look like programs.
   *
   * @param head its first {@link #HEAD_BYTES}, or all of it if it is shorter
   * @return empty if this is no whole header of a program
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
   * Looks at a whole file.
   *
   * @return empty if it is no program, or not all of one
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

  /** Whether the beginning tells that a file is a program, if it is not cut short. */
  public boolean isCertain(byte[] head) {
    return format != Format.ELF || ElfHeader.of(head).orElseThrow().isCertain();
  }

  /**
   * What keeps a whole file from being the program that its beginning promises.
   *
   * @param head the beginning, of which this was read
   */
  public Optional<ProgramFlaw> flaw(byte[] head, FileBytes file) throws IOException {
    return switch (format) {
      case ELF -> ElfHeader.of(head).orElseThrow().flaw(file);
      case MACH_O -> MachHeader.flaw(head, file);
      case PE -> PeHeader.flaw(head, file);
      case SCRIPT -> Optional.empty();
    };
  }

  public Format format() {
    return format;
  }

  /**
   * The platforms it says it is for; several for a universal binary of macOS, none for a script or
   * an unknown processor or system. An ELF file that names no system is told to be for Linux.
   */
  public List<Platform> platforms() {
    return platforms;
  }

  /** Whether it can be for this platform. */
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

  /** Its platforms as text: {@code linux/amd64}, or what it is instead. */
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

  public static String describe(Platform platform) {
    return platform.os() + "/" + platform.arch();
  }

  @Override
  public String toString() {
    return format + " for " + describe();
  }
}
