// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.input;

import java.io.IOException;
import java.time.Duration;

/** What one artifact has cost so far, against what it may. Used by one thread. */
public final class Budget {
  /** Output up to which no ratio is asked for: small archives of text pack very well. */
  private static final long RATIO_FREE_BYTES = 10L << 20;

  private final long outputBytes;
  private final int ratio;
  private final int entries;
  private final int nameBytes;
  private final int headerBytes;
  private final long nanos;
  private final long started = System.nanoTime();

  private long waited;
  private long packed;
  private long unpacked;
  private int entriesSeen;

  public Budget(
      long outputBytes, int ratio, int entries, int nameBytes, int headerBytes, Duration time) {
    this.outputBytes = outputBytes;
    this.ratio = ratio;
    this.entries = entries;
    this.nameBytes = nameBytes;
    this.headerBytes = headerBytes;
    this.nanos = time.toNanos();
  }

  /** Counts bytes of the artifact itself, and the time that was spent waiting for them. */
  public void packed(long bytes, long waitedNanos) {
    packed += bytes;
    waited += waitedNanos;
  }

  /** Counts bytes that came out of it. */
  public void unpacked(long bytes) throws IOException {
    unpacked += bytes;
    if (unpacked > outputBytes) {
      throw tooLarge();
    }
    if (unpacked > RATIO_FREE_BYTES && unpacked / ratio > packed) {
      throw ArchiveFault.limit(
          "too-dense", "unpacks to more than " + ratio + " times its size, as a bomb does");
    }
    tick();
  }

  /** Refuses an entry of so many bytes before any of them is read. */
  public void promised(long bytes) throws ArchiveFault {
    if (bytes > outputBytes - unpacked) {
      throw tooLarge();
    }
  }

  private ArchiveFault tooLarge() {
    return ArchiveFault.limit(
        "too-large", "unpacks to more than the limit of " + outputBytes + " bytes");
  }

  /** Counts an entry. */
  public void entry() throws IOException {
    if (++entriesSeen > entries) {
      throw tooManyEntries();
    }
  }

  /** Refuses a number of entries that a directory promises. */
  public void entriesPromised(long count) throws ArchiveFault {
    if (count > entries) {
      throw tooManyEntries();
    }
  }

  private ArchiveFault tooManyEntries() {
    return ArchiveFault.limit(
        "too-many-entries", "holds more than the limit of " + entries + " entries");
  }

  /** Refuses a name's length in bytes before anything is made for it. */
  public void name(long bytes) throws ArchiveFault {
    if (bytes > nameBytes) {
      throw ArchiveFault.limit(
          "name-too-long", "has an entry whose name is longer than " + nameBytes + " bytes");
    }
  }

  /** Refuses an extended header's length in bytes before anything is made for it. */
  public void header(long bytes) throws ArchiveFault {
    if (bytes > headerBytes) {
      throw ArchiveFault.limit(
          "header-too-large", "has a header that is larger than " + headerBytes + " bytes");
    }
  }

  /** How many entries there may be. */
  public int entries() {
    return entries;
  }

  /** The longest name, in bytes. */
  public int nameBytes() {
    return nameBytes;
  }

  /** The largest extended header, in bytes. */
  public int headerBytes() {
    return headerBytes;
  }

  /** To be called between pieces of work: ends it when interrupted or out of time. */
  public void tick() throws IOException {
    if (Thread.interrupted()) {
      throw new Interruption();
    }
    if (System.nanoTime() - started - waited > nanos) {
      throw ArchiveFault.limit(
          "too-slow", "takes longer to unpack than the limit of " + nanos / 1_000_000_000 + " s");
    }
  }
}
