// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.fuzzing;

import io.odpf.optimus.plugin.compression.CompressionFormat;

/** The decoder of xz. */
public final class XzTarget {
  private static final CodecTarget TARGET = CodecTarget.of(CompressionFormat.XZ);

  private XzTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    TARGET.run(input);
  }
}
