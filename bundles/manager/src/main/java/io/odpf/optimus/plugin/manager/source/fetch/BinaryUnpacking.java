// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import io.odpf.optimus.plugin.archive.ArchiveException;
import io.odpf.optimus.plugin.archive.BinaryRequest;
import io.odpf.optimus.plugin.archive.BinaryTarget;
import io.odpf.optimus.plugin.archive.UnpackedBinary;
import io.odpf.optimus.plugin.archive.Unpacker;
import io.odpf.optimus.plugin.manager.disk.DiskErrors;
import io.odpf.optimus.plugin.manager.source.provider.Cancellation;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Unpacks binaries from artifacts, even while these are still arriving. Thread-safe. */
final class BinaryUnpacking {
  private final Unpacker unpacker;
  private final Cancellation cancellation;
  private final FetchThreads threads;

  BinaryUnpacking(Unpacker unpacker, Cancellation cancellation, FetchThreads threads) {
    this.unpacker = unpacker;
    this.cancellation = cancellation;
    this.threads = threads;
  }

  /**
   * Begins to unpack an artifact on another thread.
   *
   * @param files the files for the jobs' binaries, in the order of the jobs
   * @return the binaries in the order of the jobs, executable and forced to disk
   */
  CompletableFuture<List<UnpackedBinary>> begin(
      List<FetchJob> jobs, GrowingFile artifact, List<Path> files) {
    CompletableFuture<List<UnpackedBinary>> result = new CompletableFuture<>();
    threads.unpack(
        () -> {
          try {
            result.complete(unpack(jobs, artifact, files));
          } catch (Throwable e) {
            result.completeExceptionally(e);
          }
        });
    return result;
  }

  private List<UnpackedBinary> unpack(List<FetchJob> jobs, GrowingFile artifact, List<Path> files)
      throws ArchiveException, IOException, InterruptedException {
    List<BinaryTarget> targets = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      targets.add(new BinaryTarget(request(jobs.get(i)), files.get(i)));
    }
    while (true) {
      cancellation.check();
      int generation = artifact.generation();
      try {
        List<UnpackedBinary> binaries = unpacker.unpack(artifact, targets);
        for (UnpackedBinary binary : binaries) {
          makeDurable(binary.file());
        }
        return binaries;
      } catch (ArchiveException | IOException | RuntimeException failure) {
        cancellation.check();
        if (artifact.isCurrent(generation)) {
          if (failure instanceof IOException e) {
            throw DiskErrors.named(files.get(0), e);
          }
          throw failure;
        }
        // The download has started again, so the failure may be due to outdated bytes.
      }
    }
  }

  private static BinaryRequest request(FetchJob job) {
    Optional<String> entry =
        job.plugin().binary().map(name -> job.plugin().expand(name, job.platform()));
    return new BinaryRequest(job.plugin().name(), job.platform(), entry);
  }

  private static void makeDurable(Path binary) throws IOException {
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(
          binary, Set.copyOf(PosixFilePermissions.fromString("rwxr-xr-x")));
    }
    try (RandomAccessFile file = new RandomAccessFile(binary.toFile(), "rw")) {
      file.getFD().sync();
    }
  }
}
