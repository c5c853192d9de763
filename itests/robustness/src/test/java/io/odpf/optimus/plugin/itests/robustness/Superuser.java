// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.robustness;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How to do what only the superuser may. */
final class Superuser {
  private Superuser() {}

  /** What comes before a command; nothing if these tests are the superuser's. */
  static List<String> prefix() {
    try {
      boolean root =
          Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
      return root ? List.of() : List.of("sudo", "-n");
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
