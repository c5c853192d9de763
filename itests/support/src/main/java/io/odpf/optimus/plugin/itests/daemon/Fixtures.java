// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.daemon;

import java.nio.file.Path;

/**
 * Where the build keeps the sources of the servers, and what it made of them. A module whose tests
 * use this sets the system properties {@code optimus.itests.fixtures} and {@code
 * optimus.itests.cache}.
 */
public final class Fixtures {
  private Fixtures() {}

  /** The sources of a server or program: a directory of {@code itests/fixtures}. */
  public static Path sources(String name) {
    return Path.of(System.getProperty("optimus.itests.fixtures"))
        .toAbsolutePath()
        .normalize()
        .resolve(name);
  }

  /** Where Go programs and Go's caches are kept. */
  public static Path cache() {
    return Path.of(System.getProperty("optimus.itests.cache"))
        .toAbsolutePath()
        .normalize()
        .resolve("go");
  }
}
