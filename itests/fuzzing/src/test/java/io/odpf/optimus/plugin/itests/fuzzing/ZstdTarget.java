// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.fuzzing;

import io.odpf.optimus.plugin.compression.CompressionFormat;

/** The decoder of zstd. */
public final class ZstdTarget {
  private static final CodecTarget TARGET = CodecTarget.of(CompressionFormat.ZSTD);

  private ZstdTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    TARGET.run(input);
  }
}
