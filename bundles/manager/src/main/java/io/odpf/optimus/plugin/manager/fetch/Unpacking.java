// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.fetch;

import io.odpf.optimus.plugin.archive.ArchiveException;
import io.odpf.optimus.plugin.archive.BinaryRequest;
import io.odpf.optimus.plugin.archive.UnpackedBinary;
import io.odpf.optimus.plugin.archive.Unpacker;
import io.odpf.optimus.plugin.manager.disk.DiskFailure;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** Takes binaries out of artifacts, also while these are still arriving. Thread-safe. */
final class Unpacking {
  private final Unpacker unpacker;
  private final Cancellation cancellation;

  Unpacking(Unpacker unpacker, Cancellation cancellation) {
    this.unpacker = unpacker;
    this.cancellation = cancellation;
  }

  /** The binary, executable and forced to disk. */
  UnpackedBinary unpack(FetchJob job, GrowingFile artifact, Path target)
      throws ArchiveException, IOException, InterruptedException {
    Optional<String> entry =
        job.plugin().binary().map(name -> job.plugin().expand(name, job.platform()));
    BinaryRequest request = new BinaryRequest(job.plugin().name(), job.platform(), entry);
    while (true) {
      cancellation.check();
      int generation = artifact.generation();
      try {
        UnpackedBinary binary = unpacker.unpack(artifact, request, target);
        seal(binary.file());
        return binary;
      } catch (ArchiveException | IOException | RuntimeException failure) {
        cancellation.check();
        if (artifact.stands(generation)) {
          if (failure instanceof IOException io) {
            throw DiskFailure.named(target, io);
          }
          throw failure;
        }
        // The download began again, so what was read is void, and so is what was wrong with it.
      }
    }
  }

  private static void seal(Path binary) throws IOException {
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(
          binary, Set.copyOf(PosixFilePermissions.fromString("rwxr-xr-x")));
    }
    try (RandomAccessFile file = new RandomAccessFile(binary.toFile(), "rw")) {
      file.getFD().sync();
    }
  }
}
