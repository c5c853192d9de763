// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.itests.fuzzing.Invariant;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The reader of checksums files: every returned digest occurs in the text, whatever its grouping or
 * encoding.
 */
public final class ChecksumsTarget {
  private static final String NAME = "neo.tar.gz";

  private ChecksumsTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    // Some tools group the digits, and some write UTF-16.
    String digits =
        new String(input, StandardCharsets.ISO_8859_1)
            .replaceAll("[\\s\0]", "")
            .toLowerCase(Locale.ROOT);
    try {
      for (Digest digest : new ChecksumsFile(input, "checksums.txt").of("dist/" + NAME)) {
        Invariant.holds(digits.contains(digest.hex()), "a digest that is not there");
      }
    } catch (ArtifactFetchException e) {
      String word = e.problem().code().word();
      Invariant.holds(word.startsWith("checksums-"), word);
      Invariant.printable(e.getMessage());
    }
  }
}
