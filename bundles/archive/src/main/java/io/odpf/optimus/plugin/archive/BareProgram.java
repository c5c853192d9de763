// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import io.odpf.optimus.plugin.archive.input.ArchiveFault;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An artifact that is the program itself, or looks like one. */
final class BareProgram {
  private static final Pattern ARCHIVE_NAME =
      Pattern.compile(".*\\.(zip|tar|tgz|txz|tzst|tbz2?|tar\\.[a-z0-9]+)");

  private static final int ZIP_END = 22;
  private static final int ZIP_END_AND_COMMENT = ZIP_END + 0xffff;

  private BareProgram() {}

  /**
   * Refuses what its beginning alone makes a program.
   *
   * @param name the artifact's, without the suffix of its compression
   * @param output what it was written to
   */
  static void require(String name, ExecutableHeader header, byte[] head, OutputFile output)
      throws IOException {
    Optional<ProgramFlaw> flaw = output.flaw(header, head);
    if (flaw.isPresent()) {
      throw new ArchiveFault(flaw.get().code(), "is " + flaw.get().what(), flaw.get().hint());
    }
    if (!ARCHIVE_NAME.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
      return;
    }
    boolean script = header.format() == ExecutableHeader.Format.SCRIPT;
    if (script || endsAsZip(output.candidateBytes())) {
      throw new ArchiveFault(
          "not-an-archive",
          "is "
              + (script ? "a script" : "a program")
              + " by its first bytes, with the name of an archive: one that unpacks itself,"
              + " perhaps",
          "publish the archive alone, without a program before it; a script that is the plugin"
              + " needs another name");
    }
  }

  /** Whether a zip archive's end record is at the end, with its comment. */
  private static boolean endsAsZip(FileBytes file) throws IOException {
    int length = (int) Math.min(file.size(), ZIP_END_AND_COMMENT);
    Numbers tail = new Numbers(file.read(file.size() - length, length), false);
    for (int at = length - ZIP_END; at >= 0; at--) {
      if (tail.u32(at) == 0x06054b50L && at + ZIP_END + tail.u16(at + 20) == length) {
        return true;
      }
    }
    return false;
  }
}
