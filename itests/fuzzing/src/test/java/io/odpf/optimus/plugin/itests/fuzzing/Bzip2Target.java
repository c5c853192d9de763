// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.fuzzing;

import io.odpf.optimus.plugin.compression.CompressionFormat;

/** The decoder of bzip2. */
public final class Bzip2Target {
  private static final CodecTarget TARGET = CodecTarget.of(CompressionFormat.BZIP2);

  private Bzip2Target() {}

  public static void fuzzerTestOneInput(byte[] input) {
    TARGET.run(input);
  }
}
