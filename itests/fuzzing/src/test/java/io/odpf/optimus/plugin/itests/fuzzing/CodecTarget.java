// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.fuzzing;

import com.github.luben.zstd.ZstdInputStream;
import io.odpf.optimus.plugin.compression.CompressionFormat;
import io.odpf.optimus.plugin.compression.stream.CompressionException;
import io.odpf.optimus.plugin.compression.stream.DecoderLimits;
import io.odpf.optimus.plugin.compression.stream.DecoderMemory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.XZInputStream;

/** Compares a decoder to a reference decoder: data that ours accepts must have the same content. */
final class CodecTarget {
  private static final int ENOUGH = 4 << 20;
  private final CompressionFormat format;
  private final Reference reference;

  /** Opens a reference decoder. */
  @FunctionalInterface
  interface Reference {
    InputStream open(InputStream packed) throws IOException;
  }

  private CodecTarget(CompressionFormat format, Reference reference) {
    this.format = format;
    this.reference = reference;
  }

  static CodecTarget of(CompressionFormat format) {
    return new CodecTarget(
        format,
        switch (format) {
          case GZIP -> GZIPInputStream::new;
          case XZ -> packed -> new XZInputStream(packed, 200 << 10);
          case ZSTD -> ZstdInputStream::new;
          case BZIP2 -> packed -> new BZip2CompressorInputStream(packed, true);
          default -> throw new IllegalArgumentException("no reference decoder for " + format);
        });
  }

  void run(byte[] input) {
    Optional<CompressionFormat> recognized =
        CompressionFormat.of(Arrays.copyOf(input, Math.min(input.length, 512)));
    if (recognized.isEmpty() || recognized.get() != format) {
      return;
    }
    Optional<byte[]> unpacked = unpack(input);
    if (unpacked.isEmpty() || unpacked.get().length >= ENOUGH) {
      return;
    }
    byte[] ours = unpacked.get();
    byte[] theirs;
    try (InputStream in = reference.open(new ByteArrayInputStream(input))) {
      theirs = in.readNBytes(ENOUGH);
    } catch (IOException e) {
      throw new AssertionError("accepted here, refused by the reference: " + e, e);
    }
    Invariant.holds(
        Arrays.equals(ours, theirs),
        "another content: " + ours.length + " bytes, theirs " + theirs.length);
  }

  /** Decompresses data; empty if it is refused. */
  private Optional<byte[]> unpack(byte[] input) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (InputStream in =
        format.open(
            new ByteArrayInputStream(input),
            new DecoderLimits(DecoderMemory.ofJvm(128 << 20), 64 << 10))) {
      byte[] buffer = new byte[1 << 14];
      for (int n = in.read(buffer); n >= 0 && out.size() < ENOUGH; n = in.read(buffer)) {
        Invariant.holds(n > 0 && n <= buffer.length, "a read of " + n);
        out.write(buffer, 0, n);
      }
      return Optional.of(out.toByteArray());
    } catch (CompressionException e) {
      Invariant.printable(e.getMessage());
      return Optional.empty();
    } catch (IOException e) {
      throw new AssertionError("not a refusal: " + e, e);
    }
  }
}
