// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.selection;

import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.archive.content.ContentSniffer;
import io.odpf.optimus.plugin.archive.executable.ExecutableHeader;
import io.odpf.optimus.plugin.archive.executable.ProgramFlaw;
import io.odpf.optimus.plugin.text.TerminalText;
import java.util.Locale;
import java.util.Optional;

/**
 * A file in an archive. It has either a header or a flaw.
 *
 * @param name its path in the archive
 * @param size in bytes
 * @param header the header of a program
 * @param flaw why the file is not a program
 */
record Candidate(
    String name, long size, Optional<ExecutableHeader> header, Optional<ProgramFlaw> flaw) {

  /** Judges a file by its first bytes. */
  static Candidate of(String name, byte[] head) {
    Optional<ExecutableHeader> header = ExecutableHeader.inspect(head);
    return new Candidate(
        name,
        0,
        header,
        header.isPresent() ? Optional.empty() : Optional.of(ContentSniffer.describe(head)));
  }

  /** Returns the name, escaped for a message. */
  String printableName() {
    return TerminalText.excerpt(name);
  }

  /** Returns the name, with the platform if the file is a program. */
  String describe() {
    return printableName() + header.map(h -> " (" + h.describe() + ")").orElse("");
  }

  /** Returns this file with its size, once it is known. */
  Candidate withSize(long bytes) {
    return new Candidate(name, bytes, header, flaw);
  }

  /** Returns this file as one that is not a program. */
  Candidate withFlaw(ProgramFlaw newFlaw) {
    return new Candidate(name, size, Optional.empty(), Optional.of(newFlaw));
  }

  /** Returns whether this is a program or script for a platform. */
  boolean runsOn(Platform platform) {
    return header.isPresent() && header.get().runsOn(platform);
  }

  /** Returns whether the header alone tells that this is a program for a platform. */
  boolean isBinaryFor(Platform platform) {
    return runsOn(platform)
        && header.get().format() != ExecutableHeader.Format.SCRIPT
        && !isNamedLikeLibrary();
  }

  private boolean isNamedLikeLibrary() {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".so")
        || lower.contains(".so.")
        || lower.endsWith(".dylib")
        || lower.endsWith(".dll");
  }
}
