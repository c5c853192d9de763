// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.unpack;

import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.archive.ArchiveProblem;
import io.odpf.optimus.plugin.archive.BinaryRequest;
import io.odpf.optimus.plugin.archive.UnpackedBinary;
import io.odpf.optimus.plugin.archive.container.zip.ZipReader;
import io.odpf.optimus.plugin.archive.executable.ExecutableHeader;
import io.odpf.optimus.plugin.archive.executable.FileBytes;
import io.odpf.optimus.plugin.archive.executable.ProgramFlaw;
import io.odpf.optimus.plugin.archive.input.ArchiveFault;
import io.odpf.optimus.plugin.archive.selection.OutputFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** An artifact that is the program itself, plain or compressed. */
final class BareProgram {
  private static final Pattern ARCHIVE_NAME =
      Pattern.compile(".*\\.(zip|tar|tgz|txz|tzst|tbz2?|tar\\.[a-z0-9]+)");

  private static final int BUFFER_BYTES = 128 << 10;

  private final String name;
  private final ExecutableHeader header;
  private final List<OutputFile> outputs;

  /**
   * Creates a program.
   *
   * @param name the artifact's name without the suffix of its compression
   */
  BareProgram(String name, ExecutableHeader header, List<OutputFile> outputs) {
    this.name = name;
    this.header = header;
    this.outputs = outputs;
  }

  /**
   * Writes the program to every output.
   *
   * @param head the first bytes of the content
   * @param knownDigest returns the content's digest once it is read; empty to compute it here
   */
  List<UnpackedBinary> write(
      InputStream content, byte[] head, Optional<Supplier<Digest>> knownDigest) throws IOException {
    for (OutputFile output : outputs) {
      requirePlatform(output.request());
      output.begin();
    }
    byte[] buffer = new byte[BUFFER_BYTES];
    long size = 0;
    int count;
    while ((count = content.read(buffer, 0, buffer.length)) >= 0) {
      for (OutputFile output : outputs) {
        if (knownDigest.isPresent()) {
          output.writeUndigested(buffer, 0, count);
        } else {
          output.write(buffer, 0, count);
        }
      }
      size += count;
    }
    requireWhole(head);
    List<UnpackedBinary> binaries = new ArrayList<>();
    for (OutputFile output : outputs) {
      output.keep();
      Digest computed = output.complete();
      binaries.add(
          new UnpackedBinary(
              output.path(),
              name,
              size,
              knownDigest.isPresent() ? knownDigest.get().get() : computed,
              Optional.empty()));
    }
    return binaries;
  }

  private void requirePlatform(BinaryRequest request) throws ArchiveFault {
    if (!header.runsOn(request.platform())) {
      throw new ArchiveFault(
          ArchiveProblem.WRONG_PLATFORM,
          "is for "
              + header.describe()
              + ", not for "
              + ExecutableHeader.describe(request.platform()),
          "check that the plugin's path contains {{.Os}} and {{.Arch}}");
    }
  }

  /** Requires that the written file is a whole program, and not an archive with one in front. */
  private void requireWhole(byte[] head) throws IOException {
    OutputFile output = outputs.get(0);
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
          ArchiveProblem.NOT_AN_ARCHIVE,
          "has the name of an archive but begins like "
              + (script ? "a script" : "a program")
              + "; it may be a self-extracting archive",
          "publish the archive alone, without a program in front; rename a script that is the"
              + " plugin");
    }
  }

  private static boolean endsAsZip(FileBytes file) throws IOException {
    int length = (int) Math.min(file.size(), ZipReader.MAX_END_BYTES);
    return ZipReader.isEnd(file.read(file.size() - length, length));
  }
}
