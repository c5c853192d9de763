// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.selection;

import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.archive.BinaryRequest;
import io.odpf.optimus.plugin.archive.BinaryTarget;
import io.odpf.optimus.plugin.archive.executable.ExecutableHeader;
import io.odpf.optimus.plugin.archive.executable.FileBytes;
import io.odpf.optimus.plugin.archive.executable.ProgramFlaw;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The file that a requested binary is written to. A candidate is written beside the best one so
 * far, and replaces it once it is complete and proves to be better.
 */
public final class OutputFile {
  private final BinaryRequest request;
  private final Path path;
  private Optional<CandidateFile> best = Optional.empty();
  private Optional<CandidateFile> candidate = Optional.empty();

  /** Creates an output, but not yet a file. */
  public OutputFile(BinaryTarget target) {
    this.request = target.request();
    this.path = target.file();
  }

  /** Begins a candidate with an empty file. */
  public void begin() throws IOException {
    if (candidate.isPresent()) {
      candidate.get().restart();
      return;
    }
    Path file = best.isEmpty() ? path : path.resolveSibling(path.getFileName() + ".candidate");
    candidate = Optional.of(CandidateFile.create(file));
  }

  /** Writes bytes of the candidate. */
  public void write(byte[] bytes, int offset, int length) throws IOException {
    candidate().write(bytes, offset, length);
  }

  /** Writes bytes of the candidate whose digest is computed elsewhere. */
  public void writeUndigested(byte[] bytes, int offset, int length) throws IOException {
    candidate().writeUndigested(bytes, offset, length);
  }

  /** Returns why the candidate, which is complete, is not a program. */
  public Optional<ProgramFlaw> flaw(ExecutableHeader header, byte[] head) throws IOException {
    return header.flaw(head, candidate().bytes());
  }

  /** Returns the bytes of the candidate, which is complete. */
  public FileBytes candidateBytes() throws IOException {
    return candidate().bytes();
  }

  private CandidateFile candidate() {
    return candidate.orElseThrow(() -> new IllegalStateException("no candidate was begun"));
  }

  /** Makes the candidate the best one. */
  public void keep() {
    Optional<CandidateFile> former = best;
    best = candidate;
    candidate = former;
  }

  /**
   * Completes the file from the best candidate and makes it executable for all users.
   *
   * @return the digest of the bytes passed to {@link #write}
   */
  public Digest complete() throws IOException {
    CandidateFile chosen =
        best.orElseThrow(() -> new IllegalStateException("no candidate was kept"));
    Digest digest = chosen.complete();
    if (!chosen.path().equals(path)) {
      // The other candidate has the target's path.
      Files.move(
          chosen.path(), path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      if (candidate.isPresent()) {
        candidate.get().close();
      }
      best = Optional.empty();
      candidate = Optional.empty();
    } else if (candidate.isPresent()) {
      candidate.get().discard();
      candidate = Optional.empty();
    }
    return digest;
  }

  /** Returns the request that this file is for. */
  public BinaryRequest request() {
    return request;
  }

  /** Returns the path of the target. */
  public Path path() {
    return path;
  }

  /** Deletes the files that were created. */
  public void discard() throws IOException {
    try {
      if (best.isPresent()) {
        best.get().discard();
      }
    } finally {
      if (candidate.isPresent()) {
        candidate.get().discard();
      }
    }
  }
}
