// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.fuzzing;

import io.odpf.optimus.plugin.archive.codec.Codec;

/** The decoder of gzip. */
public final class GzipTarget {
  private static final CodecTarget TARGET = CodecTarget.of(Codec.GZIP);

  private GzipTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    TARGET.run(input);
  }
}
