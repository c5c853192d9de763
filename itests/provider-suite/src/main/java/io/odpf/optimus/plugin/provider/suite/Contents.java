// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.suite;

import java.util.Random;

/** Creates the content of files. */
public final class Contents {
  private Contents() {}

  /** Returns incompressible bytes; the same seed gives the same bytes. */
  public static byte[] random(int length, long seed) {
    byte[] content = new byte[length];
    new Random(seed).nextBytes(content);
    return content;
  }
}
