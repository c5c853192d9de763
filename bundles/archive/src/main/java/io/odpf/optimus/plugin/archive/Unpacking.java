// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

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
import java.util.Optional;

/** One artifact's way from bytes to binary. */
final class Unpacking {
  private static final int BUFFER_BYTES = 128 << 10;

  private final ArchiveSource source;
  private final BinaryRequest request;
  private final OutputFile output;
  private final Budget budget;
  private final DecoderMemory memory;

  Unpacking(
      ArchiveSource source,
      BinaryRequest request,
      Limits limits,
      DecoderMemory memory,
      OutputFile output) {
    this.source = source;
    this.request = request;
    this.output = output;
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

  UnpackedBinary run() throws IOException, InterruptedException {
    try (InputStream stream = source.stream()) {
      HeadInput packed = new HeadInput(new PackedInput(stream, budget));
      if (!ZipReader.recognizes(packed.head())) {
        return streamed(packed);
      }
    }
    return zip();
  }

  private UnpackedBinary zip() throws IOException, InterruptedException {
    long before = System.nanoTime();
    try (SeekableByteChannel channel = source.channel()) {
      budget.packed(0, System.nanoTime() - before);
      Selection selection = new Selection(request, output);
      new ZipReader(channel, selection, budget).read();
      return selection.complete();
    }
  }

  private UnpackedBinary streamed(HeadInput packed) throws IOException {
    Optional<Codec> codec = Codec.of(packed.head());
    if (codec.isEmpty()) {
      return content(packed, source.name(), false);
    }
    try (InputStream decoder = codec.get().open(packed, budget, memory)) {
      return content(decoder, codec.get().strip(source.name()), true);
    }
  }

  private UnpackedBinary content(InputStream decoded, String name, boolean compressed)
      throws IOException {
    HeadInput content = new HeadInput(new UnpackedInput(decoded, budget));
    byte[] head = content.head();
    if (TarReader.recognizes(head)) {
      Selection selection = new Selection(request, output);
      new TarReader(content, selection, budget).read();
      return selection.complete();
    }
    Optional<ExecutableHeader> header = ExecutableHeader.inspect(head);
    if (header.isPresent()) {
      return bare(content, name, header.get());
    }
    Contents what = Contents.of(head);
    throw new ArchiveFault(
        what.code(),
        compressed
            ? "holds " + what.what() + ", not an archive"
            : "is " + what.what() + notArchive(what),
        what.hint());
  }

  private static String notArchive(Contents what) {
    return what.code().equals("unsupported-format")
        ? ", which is not supported"
        : ", not an archive";
  }

  private UnpackedBinary bare(InputStream content, String name, ExecutableHeader header)
      throws IOException {
    if (!header.runsOn(request.platform())) {
      throw new ArchiveFault(
          "wrong-platform",
          "is for "
              + header.describe()
              + ", wanted "
              + ExecutableHeader.describe(request.platform()),
          "check that the plugin's path has {{.Os}} and {{.Arch}} in it");
    }
    output.restart();
    byte[] buffer = new byte[BUFFER_BYTES];
    long size = 0;
    int count;
    while ((count = content.read(buffer, 0, buffer.length)) >= 0) {
      output.write(buffer, 0, count);
      size += count;
    }
    return new UnpackedBinary(output.path(), name, size, output.complete());
  }
}
