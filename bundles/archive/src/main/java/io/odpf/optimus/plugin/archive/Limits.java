// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import java.time.Duration;

/**
 * Limits for unpacking one artifact. In addition, a component of a name has at most 255 bytes, and
 * there are at most half as many directories as permitted entries, or 65,536 if that is more.
 *
 * @param outputBytes the size of the output: entries, and for tar their headers
 * @param ratio the ratio of unpacked to packed bytes, beyond the first 10 MiB of output
 * @param entries the number of entries, including extended headers
 * @param nameBytes the longest name, in UTF-8
 * @param headerBytes the largest extended header, extra field or comment
 * @param windowBytes the largest window of an xz or zstd stream, if the heap has room for it
 * @param time the longest time, without waiting for the artifact's bytes
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
   * The defaults: 4 GiB of output; a ratio of 200; 100,000 entries, since packages of language
   * runtimes have some 20,000; names of 1,024 bytes; headers of 64 KiB; windows of 128 MiB, as
   * {@code zstd -d} permits by default; 10 minutes.
   */
  public static final Limits DEFAULT =
      new Limits(4L << 30, 200, 100_000, 1024, 64 << 10, 128L << 20, Duration.ofMinutes(10));

  /** Returns these limits with other values for those that users configure. */
  public Limits with(int newEntries, long newOutputBytes, int newRatio, long newWindowBytes) {
    return new Limits(
        newOutputBytes, newRatio, newEntries, nameBytes, headerBytes, newWindowBytes, time);
  }
}
