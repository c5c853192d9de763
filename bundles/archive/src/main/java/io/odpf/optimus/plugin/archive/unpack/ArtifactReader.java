// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.unpack;

import io.odpf.optimus.plugin.archive.ArchiveSource;
import io.odpf.optimus.plugin.archive.Limits;
import io.odpf.optimus.plugin.archive.UnpackedBinary;
import io.odpf.optimus.plugin.archive.container.tar.TarReader;
import io.odpf.optimus.plugin.archive.container.zip.ZipReader;
import io.odpf.optimus.plugin.archive.content.ContentSniffer;
import io.odpf.optimus.plugin.archive.executable.ExecutableHeader;
import io.odpf.optimus.plugin.archive.executable.ProgramFlaw;
import io.odpf.optimus.plugin.archive.input.ArchiveFault;
import io.odpf.optimus.plugin.archive.input.Budget;
import io.odpf.optimus.plugin.archive.input.HeadInput;
import io.odpf.optimus.plugin.archive.input.PackedInput;
import io.odpf.optimus.plugin.archive.input.UnpackedInput;
import io.odpf.optimus.plugin.archive.selection.BinarySelectors;
import io.odpf.optimus.plugin.archive.selection.OutputFile;
import io.odpf.optimus.plugin.compression.CompressionFormat;
import io.odpf.optimus.plugin.compression.stream.DecoderLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.Optional;

/** Reads one artifact, from its first bytes to the requested binaries. */
final class ArtifactReader {
  private final ArchiveSource source;
  private final List<OutputFile> outputs;
  private final Budget budget;
  private final DecoderLimits decoderLimits;

  ArtifactReader(
      ArchiveSource source, List<OutputFile> outputs, Limits limits, DecoderLimits decoderLimits) {
    this.source = source;
    this.outputs = outputs;
    this.decoderLimits = decoderLimits;
    this.budget = new Budget(limits);
  }

  List<UnpackedBinary> read() throws IOException, InterruptedException {
    try (InputStream stream = source.stream()) {
      HeadInput packed = new HeadInput(new PackedInput(stream, budget));
      if (!ZipReader.recognizes(packed.head())) {
        return readStream(packed);
      }
    }
    return readZip();
  }

  private List<UnpackedBinary> readZip() throws IOException, InterruptedException {
    long before = System.nanoTime();
    try (SeekableByteChannel channel = source.channel()) {
      budget.packed(0, System.nanoTime() - before);
      BinarySelectors selectors = new BinarySelectors(outputs);
      return selectors.complete(new ZipReader(channel, selectors, budget).read());
    }
  }

  private List<UnpackedBinary> readStream(HeadInput packed) throws IOException {
    Optional<CompressionFormat> format =
        CompressionFormat.of(packed.head()).filter(CompressionFormat::isSupported);
    if (format.isEmpty()) {
      return readContent(packed, source.name(), false);
    }
    try (InputStream decoder = format.get().open(packed, decoderLimits)) {
      return readContent(decoder, format.get().strip(source.name()), true);
    }
  }

  private List<UnpackedBinary> readContent(InputStream decoded, String name, boolean compressed)
      throws IOException {
    HeadInput content = new HeadInput(new UnpackedInput(decoded, budget));
    byte[] head = content.head();
    if (TarReader.recognizes(head)) {
      BinarySelectors selectors = new BinarySelectors(outputs);
      return selectors.complete(new TarReader(content, selectors, budget).read());
    }
    Optional<ExecutableHeader> header = ExecutableHeader.inspect(head);
    if (header.isPresent()) {
      boolean isArtifact = !compressed && source.hasDigest();
      return new BareProgram(name, header.get(), outputs)
          .write(content, head, isArtifact ? Optional.of(source::sha256) : Optional.empty());
    }
    throw refused(ContentSniffer.describe(head), compressed);
  }

  private static ArchiveFault refused(ProgramFlaw content, boolean compressed) {
    String predicate =
        switch (content.code()) {
          case NOT_AN_EXECUTABLE -> "";
          case UNSUPPORTED_FORMAT -> compressed ? ", not an archive" : ", which is not supported";
          default -> ", not an archive";
        };
    return new ArchiveFault(
        content.code(),
        (compressed ? "holds " : "is ") + content.what() + predicate,
        content.hint());
  }
}
