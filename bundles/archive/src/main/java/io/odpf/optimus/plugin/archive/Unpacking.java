// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.archive.codec.Codec;
import io.odpf.optimus.plugin.archive.input.ArchiveFault;
import io.odpf.optimus.plugin.archive.input.Budget;
import io.odpf.optimus.plugin.archive.input.DecoderMemory;
import io.odpf.optimus.plugin.archive.input.HeadInput;
import io.odpf.optimus.plugin.archive.input.PackedInput;
import io.odpf.optimus.plugin.archive.input.UnpackedInput;
import io.odpf.optimus.plugin.archive.tar.TarReader;
import io.odpf.optimus.plugin.archive.zip.ZipReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One artifact's way from bytes to the binaries that are wanted of it. */
final class Unpacking {
  private static final int BUFFER_BYTES = 128 << 10;

  private final ArchiveSource source;
  private final List<OutputFile> outputs;
  private final Budget budget;
  private final DecoderMemory memory;

  Unpacking(ArchiveSource source, List<OutputFile> outputs, Limits limits, DecoderMemory memory) {
    this.source = source;
    this.outputs = outputs;
    this.memory = memory;
    this.budget =
        new Budget(
            limits.outputBytes(),
            limits.ratio(),
            limits.entries(),
            limits.nameBytes(),
            limits.headerBytes(),
            limits.time());
  }

  List<UnpackedBinary> run() throws IOException, InterruptedException {
    try (InputStream stream = source.stream()) {
      HeadInput packed = new HeadInput(new PackedInput(stream, budget));
      if (!ZipReader.recognizes(packed.head())) {
        return streamed(packed);
      }
    }
    return zip();
  }

  private List<UnpackedBinary> zip() throws IOException, InterruptedException {
    long before = System.nanoTime();
    try (SeekableByteChannel channel = source.channel()) {
      budget.packed(0, System.nanoTime() - before);
      Selections selections = new Selections(outputs);
      return selections.complete(new ZipReader(channel, selections, budget).read());
    }
  }

  private List<UnpackedBinary> streamed(HeadInput packed) throws IOException {
    Optional<Codec> codec = Codec.of(packed.head());
    if (codec.isEmpty()) {
      return content(packed, source.name(), false);
    }
    try (InputStream decoder = codec.get().open(packed, budget, memory)) {
      return content(decoder, codec.get().strip(source.name()), true);
    }
  }

  private List<UnpackedBinary> content(InputStream decoded, String name, boolean compressed)
      throws IOException {
    HeadInput content = new HeadInput(new UnpackedInput(decoded, budget));
    byte[] head = content.head();
    if (TarReader.recognizes(head)) {
      Selections selections = new Selections(outputs);
      return selections.complete(new TarReader(content, selections, budget).read());
    }
    Optional<ExecutableHeader> header = ExecutableHeader.inspect(head);
    if (header.isPresent()) {
      return bare(content, head, name, header.get(), !compressed && source.hasDigest());
    }
    Contents what = Contents.of(head);
    throw new ArchiveFault(
        what.code(),
        compressed
            ? "holds "
                + what.what()
                + (what.code().equals("not-an-executable") ? "" : ", not an archive")
            : "is " + what.what() + notArchive(what),
        what.hint());
  }

  private static String notArchive(Contents what) {
    return switch (what.code()) {
      case "unsupported-format" -> ", which is not supported";
      case "not-an-executable" -> "";
      default -> ", not an archive";
    };
  }

  /**
   * @param digested whether the binary is the artifact as it is, whose digest the source tells
   */
  private List<UnpackedBinary> bare(
      InputStream content, byte[] head, String name, ExecutableHeader header, boolean digested)
      throws IOException {
    for (OutputFile output : outputs) {
      requirePlatform(output.request(), header);
      output.begin();
    }
    byte[] buffer = new byte[BUFFER_BYTES];
    long size = 0;
    int count;
    while ((count = content.read(buffer, 0, buffer.length)) >= 0) {
      for (OutputFile output : outputs) {
        if (digested) {
          output.writeUndigested(buffer, 0, count);
        } else {
          output.write(buffer, 0, count);
        }
      }
      size += count;
    }
    BareProgram.require(name, header, head, outputs.get(0));
    List<UnpackedBinary> binaries = new ArrayList<>();
    for (OutputFile output : outputs) {
      output.keep();
      Digest own = output.complete();
      binaries.add(
          new UnpackedBinary(
              output.path(), name, size, digested ? source.sha256() : own, Optional.empty()));
    }
    return binaries;
  }

  private static void requirePlatform(BinaryRequest request, ExecutableHeader header)
      throws ArchiveFault {
    if (!header.runsOn(request.platform())) {
      throw new ArchiveFault(
          "wrong-platform",
          "is for "
              + header.describe()
              + ", wanted "
              + ExecutableHeader.describe(request.platform()),
          "check that the plugin's path has {{.Os}} and {{.Arch}} in it");
    }
  }
}
