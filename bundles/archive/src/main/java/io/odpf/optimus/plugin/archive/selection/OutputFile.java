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
 * far, which it replaces only once it is whole and proved to be better.
 */
public final class OutputFile {
  private final BinaryRequest request;
  private final Path path;

  /** The best so far, and the one that is written: null until needed. */
  private CandidateFile best;

  private CandidateFile candidate;

  public OutputFile(BinaryTarget target) {
    this.request = target.request();
    this.path = target.file();
  }

  /** Begins a candidate, with nothing in its file. */
  public void begin() throws IOException {
    if (candidate == null) {
      candidate =
          new CandidateFile(
              best == null ? path : path.resolveSibling(path.getFileName() + ".candidate"));
    }
    candidate.restart();
  }

  public void write(byte[] bytes, int offset, int length) throws IOException {
    candidate.write(bytes, offset, length);
  }

  /** Writes bytes whose digest is computed elsewhere. */
  public void writeUndigested(byte[] bytes, int offset, int length) throws IOException {
    candidate.writeUndigested(bytes, offset, length);
  }

  /** What keeps the candidate, now that all of it is written, from being a program. */
  public Optional<ProgramFlaw> flaw(ExecutableHeader header, byte[] head) throws IOException {
    return header.flaw(head, candidate.bytes());
  }

  /** The candidate's bytes, all of them written. */
  public FileBytes candidateBytes() throws IOException {
    return candidate.bytes();
  }

  /** The candidate is the best so far. */
  public void keep() {
    CandidateFile former = best;
    best = candidate;
    candidate = former;
  }

  /**
   * Completes the file from the best candidate and makes it executable for everybody.
   *
   * @return the digest of the bytes that {@link #write} was given
   */
  public Digest complete() throws IOException {
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
  public BinaryRequest request() {
    return request;
  }

  public Path path() {
    return path;
  }

  /** Removes what this made. */
  public void discard() throws IOException {
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
