// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import java.time.Duration;

/**
 * What an artifact may cost. Besides, whatever these say: a part of a name has 255 bytes, a name 32
 * folders, and all names together 65,536 different files and folders and 4 Mi characters at most.
 *
 * @param outputBytes all that comes out of it: entries, and for tar their headers
 * @param ratio unpacked to packed bytes, beyond the first 10 MiB of output
 * @param entries how many, extended headers included
 * @param nameBytes the longest name, in UTF-8
 * @param headerBytes the largest extended header, extra field or comment
 * @param time for one artifact, waiting for its bytes not counted
 */
public record Limits(
    long outputBytes, int ratio, int entries, int nameBytes, int headerBytes, Duration time) {

  /** 4 GiB, 200, 10,000, 1,024, 64 KiB, 10 minutes. */
  public static final Limits DEFAULT =
      new Limits(4L << 30, 200, 10_000, 1024, 64 << 10, Duration.ofMinutes(10));
}
