// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.fuzzing;

import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.archive.ArchiveException;
import io.odpf.optimus.plugin.archive.ArchiveProblem;
import io.odpf.optimus.plugin.archive.ArchiveSource;
import io.odpf.optimus.plugin.archive.BinaryRequest;
import io.odpf.optimus.plugin.archive.Limits;
import io.odpf.optimus.plugin.archive.UnpackedBinary;
import io.odpf.optimus.plugin.archive.unpack.ArtifactUnpacker;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Optional;

/**
 * The binary that the unpacker found in an artifact.
 *
 * @param entry the binary's path in the archive
 * @param content the binary
 */
record Unpacked(String entry, byte[] content) {
  /** Limits below those of a user, so that small inputs reach them. */
  private static final Limits LIMITS =
      new Limits(16 << 20, 200, 1000, 1024, 64 << 10, 128 << 20, Duration.ofMinutes(10));

  private static final BinaryRequest REQUEST =
      new BinaryRequest("neo", new Platform("linux", "amd64"), Optional.empty());

  /** Unpacks an artifact; empty if it is refused with a declared problem and without leftovers. */
  static Optional<Unpacked> of(byte[] artifact, Scratch scratch) {
    Path target = scratch.file("binary");
    try {
      UnpackedBinary binary =
          new ArtifactUnpacker(LIMITS)
              .unpack(new Bytes(artifact, scratch.file("artifact")), REQUEST, target);
      byte[] content = Files.readAllBytes(target);
      Files.delete(target);
      Invariant.holds(binary.size() == content.length, "another size than was told");
      Invariant.holds(binary.size() > 0, "an empty binary");
      Invariant.holds(binary.sha256().equals(sha256(content)), "another digest than was told");
      Invariant.holds(
          content[0] == 0x7f || content[0] == '#', "neither a program nor a script: " + content[0]);
      return Optional.of(new Unpacked(binary.entry(), content));
    } catch (ArchiveException e) {
      Invariant.holds(
          e.problem().code() instanceof ArchiveProblem,
          "not a code of the archive bundle: " + e.problem().code());
      Invariant.holds(e.getMessage().startsWith("neo.any "), e.getMessage());
      Invariant.printable(e.getMessage());
      Invariant.printable(e.problem().hint());
      Invariant.holds(!Files.exists(target), "a refusal left a file");
      return Optional.empty();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError("neither machine nor source failed", e);
    }
  }

  private static Digest sha256(byte[] content) {
    try {
      return Digest.of(
          Digest.Algorithm.SHA256, MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private record Bytes(byte[] content, Path file) implements ArchiveSource {
    @Override
    public String name() {
      return "neo.any";
    }

    @Override
    public InputStream stream() {
      return new ByteArrayInputStream(content);
    }

    @Override
    public SeekableByteChannel channel() throws IOException {
      Files.write(file, content);
      return Files.newByteChannel(file);
    }
  }
}
