// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.input;

import io.odpf.optimus.plugin.archive.ArchiveProblem;
import io.odpf.optimus.plugin.archive.Limits;
import java.io.IOException;
import java.io.InterruptedIOException;

/**
 * Counts what unpacking one artifact has cost so far, and enforces its limits. Used by one thread.
 */
public final class Budget {
  /** The output up to which the ratio is not limited, since small text archives pack very well. */
  private static final long RATIO_FREE_BYTES = 10L << 20;

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final Limits limits;
  private final long nanos;
  private final long started = System.nanoTime();

  private long waited;
  private long packed;
  private long unpacked;
  private int entriesSeen;

  /** Creates a budget, whose time begins now. */
  public Budget(Limits limits) {
    this.limits = limits;
    this.nanos = limits.time().toNanos();
  }

  /** Counts bytes of the artifact, and the time that was spent waiting for them. */
  public void packed(long bytes, long waitedNanos) {
    packed += bytes;
    waited += waitedNanos;
  }

  /** Counts bytes of output. */
  public void unpacked(long bytes) throws IOException {
    unpacked += bytes;
    if (unpacked > limits.outputBytes()) {
      throw tooLarge();
    }
    if (unpacked > RATIO_FREE_BYTES && unpacked / limits.ratio() > packed) {
      throw ArchiveFault.limit(
          ArchiveProblem.TOO_DENSE,
          "unpacks to more than " + limits.ratio() + " times its size, as a bomb does");
    }
    tick();
  }

  /** Requires that an entry of this size fits, before any of it is read. */
  public void promised(long bytes) throws ArchiveFault {
    if (bytes > limits.outputBytes() - unpacked) {
      throw tooLarge();
    }
  }

  private ArchiveFault tooLarge() {
    return ArchiveFault.limit(
        ArchiveProblem.TOO_LARGE,
        "unpacks to more than the limit of " + limits.outputBytes() + " bytes");
  }

  /** Counts an entry. */
  public void entry() throws ArchiveFault {
    entriesPromised(++entriesSeen);
  }

  /** Requires that a directory's number of entries is permitted. */
  public void entriesPromised(long count) throws ArchiveFault {
    if (count > limits.entries()) {
      throw ArchiveFault.limit(
          ArchiveProblem.TOO_MANY_ENTRIES,
          "holds more than the limit of " + limits.entries() + " entries");
    }
  }

  /** Requires that a name's length in bytes is permitted, before memory is allocated for it. */
  public void name(long bytes) throws ArchiveFault {
    if (bytes > limits.nameBytes()) {
      throw ArchiveFault.limit(
          ArchiveProblem.NAME_TOO_LONG,
          "has an entry whose name is longer than " + limits.nameBytes() + " bytes");
    }
  }

  /** Requires that a header's length in bytes is permitted, before memory is allocated for it. */
  public void header(long bytes) throws ArchiveFault {
    if (bytes > limits.headerBytes()) {
      throw ArchiveFault.limit(
          ArchiveProblem.HEADER_TOO_LARGE,
          "has a header that is larger than " + limits.headerBytes() + " bytes");
    }
  }

  /** Returns the limits. */
  public Limits limits() {
    return limits;
  }

  /**
   * Requires that there is time left. Called between pieces of work.
   *
   * @throws InterruptedIOException if the thread is interrupted; clears its flag
   */
  public void tick() throws IOException {
    if (Thread.interrupted()) {
      throw new InterruptedIOException("interrupted while unpacking");
    }
    if (System.nanoTime() - started - waited > nanos) {
      throw ArchiveFault.limit(
          ArchiveProblem.TOO_SLOW,
          "takes longer to unpack than the limit of " + nanos / NANOS_PER_SECOND + " s");
    }
  }
}
