// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.fuzzing;

import com.github.luben.zstd.ZstdInputStream;
import io.odpf.optimus.plugin.archive.codec.Codec;
import io.odpf.optimus.plugin.archive.input.ArchiveFault;
import io.odpf.optimus.plugin.archive.input.Budget;
import io.odpf.optimus.plugin.archive.input.DecoderMemory;
import io.odpf.optimus.plugin.archive.input.PackedInput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.XZInputStream;

/** A decoder against one of others: what ours takes, theirs unpacks to the same bytes. */
final class CodecTarget {
  private static final int ENOUGH = 4 << 20;
  private final Codec codec;
  private final Reference reference;

  /** A decoder of others. */
  @FunctionalInterface
  interface Reference {
    InputStream open(InputStream packed) throws IOException;
  }

  private CodecTarget(Codec codec, Reference reference) {
    this.codec = codec;
    this.reference = reference;
  }

  static CodecTarget of(Codec codec) {
    return new CodecTarget(
        codec,
        switch (codec) {
          case GZIP -> GZIPInputStream::new;
          case XZ -> packed -> new XZInputStream(packed, 200 << 10);
          case ZSTD -> ZstdInputStream::new;
          case BZIP2 -> packed -> new BZip2CompressorInputStream(packed, true);
        });
  }

  void run(byte[] input) {
    Optional<Codec> told = Codec.of(Arrays.copyOf(input, Math.min(input.length, 512)));
    if (told.isEmpty() || told.get() != codec) {
      return;
    }
    byte[] ours = unpack(input);
    if (ours == null || ours.length >= ENOUGH) {
      return;
    }
    byte[] theirs;
    try (InputStream in = reference.open(new ByteArrayInputStream(input))) {
      theirs = in.readNBytes(ENOUGH);
    } catch (IOException refused) {
      throw new AssertionError("taken here, refused there: " + refused, refused);
    }
    Invariant.holds(
        Arrays.equals(ours, theirs),
        "another content: " + ours.length + " bytes, theirs " + theirs.length);
  }

  /** Null if it was refused. */
  private byte[] unpack(byte[] input) {
    Budget budget = new Budget(1 << 30, 1 << 20, 1000, 1024, 64 << 10, Duration.ofSeconds(10));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (InputStream in =
        codec.open(
            new PackedInput(new ByteArrayInputStream(input), budget),
            budget,
            DecoderMemory.ofJvm(128 << 20))) {
      byte[] buffer = new byte[1 << 14];
      for (int n = in.read(buffer); n >= 0 && out.size() < ENOUGH; n = in.read(buffer)) {
        Invariant.holds(n > 0 && n <= buffer.length, "a read of " + n);
        out.write(buffer, 0, n);
      }
      return out.toByteArray();
    } catch (ArchiveFault refused) {
      Invariant.printable(refused.getMessage());
      return null;
    } catch (EOFException cut) {
      // Told as truncated by who reads from the decoders.
      return null;
    } catch (IOException undeclared) {
      throw new AssertionError("not a refusal: " + undeclared, undeclared);
    }
  }
}
