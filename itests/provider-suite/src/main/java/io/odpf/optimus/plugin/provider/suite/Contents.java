// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.suite;

import java.util.Random;

/** Content of files. */
public final class Contents {
  private Contents() {}

  /** Bytes that no compression makes shorter; the same for the same seed. */
  public static byte[] random(int length, long seed) {
    byte[] content = new byte[length];
    new Random(seed).nextBytes(content);
    return content;
  }
}
