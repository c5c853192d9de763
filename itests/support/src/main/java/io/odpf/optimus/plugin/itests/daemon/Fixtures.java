// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.daemon;

import java.nio.file.Path;

/**
 * The directories with the sources of test servers and the programs built from them. A module whose
 * tests use this class sets the system properties {@code optimus.itests.fixtures} and {@code
 * optimus.itests.cache}.
 */
public final class Fixtures {
  private Fixtures() {}

  /** Returns the sources of a server or program: a directory of {@code itests/fixtures}. */
  public static Path sources(String name) {
    return Path.of(System.getProperty("optimus.itests.fixtures"))
        .toAbsolutePath()
        .normalize()
        .resolve(name);
  }

  /** Returns the directory of Go programs and Go's caches. */
  public static Path cache() {
    return Path.of(System.getProperty("optimus.itests.cache"))
        .toAbsolutePath()
        .normalize()
        .resolve("go");
  }
}
