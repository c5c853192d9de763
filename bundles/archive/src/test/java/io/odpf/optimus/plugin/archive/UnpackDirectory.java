// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.archive.unpack.ArtifactUnpacker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A directory with files that no artifact may touch, and a place to unpack one to. */
final class UnpackDirectory {
  static final Platform LINUX = new Platform("linux", "amd64");
  static final String NAME = "optimus-neo_linux_amd64";
  static final BinaryRequest NEO = new BinaryRequest("neo", LINUX, Optional.empty());

  private final Path root;
  private final Path staging;
  private final Limits limits;
  private final Unpacker unpacker;

  UnpackDirectory(Path folder) {
    this(folder, Limits.DEFAULT);
  }

  UnpackDirectory(Path folder, Limits limits) {
    try {
      root = folder.resolve("root");
      staging = Files.createDirectories(root.resolve("a/b/staging"));
      Files.writeString(root.resolve("keep"), "keep");
      Files.writeString(root.resolve("a/passwd"), "root");
      Files.writeString(staging.resolve("neighbour"), "mine");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.limits = limits;
    unpacker = new ArtifactUnpacker(limits);
  }

  Path target() {
    return staging.resolve("target");
  }

  Unpacker unpacker() {
    return unpacker;
  }

  BytesSource source(String name, byte[] bytes) {
    return new BytesSource(name, bytes);
  }

  /** Unpacks an artifact, which must contain this binary. */
  UnpackedBinary installs(String artifactName, byte[] bytes, byte[] binary) {
    return installs(artifactName, bytes, NEO, binary);
  }

  UnpackedBinary installs(String artifactName, byte[] bytes, BinaryRequest request, byte[] binary) {
    keep(artifactName, bytes, request, "installs");
    try {
      UnpackedBinary result = unpacker.unpack(source(artifactName, bytes), request, target());
      assertThat(Files.readAllBytes(target())).isEqualTo(binary);
      assertThat(result.file()).isEqualTo(target());
      assertThat(result.size()).isEqualTo(binary.length);
      assertThat(result.sha256().hex())
          .isEqualTo(
              HexFormat.of()
                  .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(binary)));
      assertThat(Files.getPosixFilePermissions(target()))
          .isEqualTo(java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.delete(target());
      return result;
    } catch (ArchiveException e) {
      throw new AssertionError(e.problem().code().word() + ": " + e.getMessage(), e);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Unpacks an artifact, which must be refused with a code and words, without leftovers. */
  ArchiveException refuses(String artifactName, byte[] bytes, String code, String... words) {
    return refuses(artifactName, bytes, NEO, code, words);
  }

  ArchiveException refuses(
      String artifactName, byte[] bytes, BinaryRequest request, String code, String... words) {
    keep(artifactName, bytes, request, code);
    Map<String, String> before = snapshot();
    ArchiveException failure =
        catchThrowableOfType(
            ArchiveException.class,
            () -> unpacker.unpack(source(artifactName, bytes), request, target()));
    assertThat(failure).as("refusal of " + artifactName).isNotNull();
    assertThat(failure.problem().code().word()).as(failure.getMessage()).isEqualTo(code);
    assertThat(failure).hasMessageStartingWith(artifactName + " ");
    for (String word : words) {
      assertThat(failure).hasMessageContaining(word);
    }
    assertThat(failure.getMessage()).doesNotContainPattern("[\\x00-\\x1f\\x7f\\u202e\\u200b]");
    assertThat(failure.problem().hint()).isNotBlank();
    assertThat(snapshot()).isEqualTo(before);
    return failure;
  }

  /** Keeps the artifact unless limits or request cannot be expressed by a configuration. */
  private void keep(String artifactName, byte[] bytes, BinaryRequest request, String verdict) {
    if (limits.equals(Limits.DEFAULT) && request.equals(NEO)) {
      Corpus.keep(artifactName, bytes, verdict);
    }
  }

  /** Unpacks an artifact and deletes the result; empty if it is refused. */
  Optional<byte[]> tries(String artifactName, byte[] bytes) {
    try {
      unpacker.unpack(source(artifactName, bytes), NEO, target());
      byte[] result = Files.readAllBytes(target());
      Files.delete(target());
      return Optional.of(result);
    } catch (ArchiveException e) {
      return Optional.empty();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Describes every file under the root: bytes, permissions and time. */
  Map<String, String> snapshot() {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        boolean file = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
        files.put(
            root.relativize(path).toString(),
            Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS)
                + (file
                    ? " " + Files.getLastModifiedTime(path) + " " + Files.readString(path)
                    : ""));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }
}
