// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.fetch;

import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.itests.fuzzing.Invariant;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** The reader of checksums files: what it gives stands there, in a line with the name. */
public final class ChecksumsTarget {
  private static final String NAME = "neo.tar.gz";

  private ChecksumsTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    try {
      Digest digest = new ChecksumsFile(input, "checksums.txt").of(NAME);
      Invariant.holds(
          Arrays.stream(text.split("\n"))
              .anyMatch(
                  line ->
                      line.contains(NAME) && line.toLowerCase(Locale.ROOT).contains(digest.hex())),
          "a digest that is not there");
    } catch (FetchException refused) {
      Invariant.holds(refused.code().startsWith("checksums-"), refused.code());
      Invariant.printable(refused.getMessage());
    }
  }
}
