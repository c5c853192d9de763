// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import java.time.Duration;

/**
 * What an artifact may cost. Besides, whatever these say: a part of a name has 255 bytes, and there
 * are half as many folders as entries at most, or 65,536 if that is more.
 *
 * @param outputBytes all that comes out of it: entries, and for tar their headers
 * @param ratio unpacked to packed bytes, beyond the first 10 MiB of output
 * @param entries how many, extended headers included
 * @param nameBytes the longest name, in UTF-8
 * @param headerBytes the largest extended header, extra field or comment
 * @param windowBytes the largest window of an xz or zstd stream, as far as the heap has room for it
 * @param time for one artifact, waiting for its bytes not counted
 */
public record Limits(
    long outputBytes,
    int ratio,
    int entries,
    int nameBytes,
    int headerBytes,
    long windowBytes,
    Duration time) {

  /**
   * 4 GiB; 200; 100,000, since packages of whole language runtimes have some 20,000; 1,024; 64 KiB;
   * 128 MiB, as much as {@code zstd -d} takes without being asked; 10 minutes.
   */
  public static final Limits DEFAULT =
      new Limits(4L << 30, 200, 100_000, 1024, 64 << 10, 128L << 20, Duration.ofMinutes(10));

  /** These limits, but for what a user may choose. */
  public Limits with(int newEntries, long newOutputBytes, int newRatio, long newWindowBytes) {
    return new Limits(
        newOutputBytes, newRatio, newEntries, nameBytes, headerBytes, newWindowBytes, time);
  }
}
