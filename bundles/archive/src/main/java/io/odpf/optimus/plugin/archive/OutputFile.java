// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import io.odpf.optimus.plugin.api.provider.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The file that a requested binary is written to. A candidate is written beside the best one so
 * far, which it replaces only once it is whole and proved to be better.
 */
final class OutputFile {
  private final BinaryRequest request;
  private final Path path;

  /** The best so far, and the one that is written: null until needed. */
  private CandidateFile best;

  private CandidateFile candidate;

  OutputFile(BinaryTarget target) {
    this.request = target.request();
    this.path = target.file();
  }

  /** Begins a candidate, with nothing in its file. */
  void begin() throws IOException {
    if (candidate == null) {
      candidate =
          new CandidateFile(
              best == null ? path : path.resolveSibling(path.getFileName() + ".candidate"));
    }
    candidate.restart();
  }

  void write(byte[] bytes, int offset, int length) throws IOException {
    candidate.write(bytes, offset, length);
  }

  /** Writes bytes whose digest is computed elsewhere. */
  void writeUndigested(byte[] bytes, int offset, int length) throws IOException {
    candidate.writeUndigested(bytes, offset, length);
  }

  /** What keeps the candidate, now that all of it is written, from being a program. */
  Optional<ProgramFlaw> flaw(ExecutableHeader header, byte[] head) throws IOException {
    return header.flaw(head, candidate.bytes());
  }

  /** The candidate's bytes, all of them written. */
  FileBytes candidateBytes() throws IOException {
    return candidate.bytes();
  }

  /** The candidate is the best so far. */
  void keep() {
    CandidateFile former = best;
    best = candidate;
    candidate = former;
  }

  /**
   * Completes the file from the best candidate and makes it executable for everybody.
   *
   * @return the digest of the bytes that {@link #write} was given
   */
  Digest complete() throws IOException {
    Digest digest = best.complete();
    if (!best.path().equals(path)) {
      Files.move(
          best.path(), path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      candidate.close();
      best = null;
      candidate = null;
    } else if (candidate != null) {
      candidate.discard();
    }
    return digest;
  }

  /** Which binary this is for. */
  BinaryRequest request() {
    return request;
  }

  Path path() {
    return path;
  }

  /** Removes what this made. */
  void discard() throws IOException {
    try {
      if (best != null) {
        best.discard();
      }
    } finally {
      if (candidate != null) {
        candidate.discard();
      }
    }
  }
}
