// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import java.time.Duration;

/**
 * What an artifact may cost.
 *
 * @param outputBytes all entries together, unpacked
 * @param ratio unpacked to packed bytes, beyond the first 10 MiB of output
 * @param entries how many
 * @param nameBytes the longest name
 * @param headerBytes the largest extended header
 * @param time for one artifact, waiting for its bytes not counted
 */
public record Limits(
    long outputBytes, int ratio, int entries, int nameBytes, int headerBytes, Duration time) {

  /** 4 GiB, 200, 10,000, 1,024, 64 KiB, 10 minutes. */
  public static final Limits DEFAULT =
      new Limits(4L << 30, 200, 10_000, 1024, 64 << 10, Duration.ofMinutes(10));
}
