// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.fuzzing;

import io.odpf.optimus.plugin.compression.CompressionFormat;

/** The decoder of gzip. */
public final class GzipTarget {
  private static final CodecTarget TARGET = CodecTarget.of(CompressionFormat.GZIP);

  private GzipTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    TARGET.run(input);
  }
}
