// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.daemon;

import java.nio.file.Path;

/** Where the build keeps the sources of the servers, and what it made of them. */
final class Fixtures {
  private Fixtures() {}

  static Path sources(String name) {
    return Path.of(System.getProperty("optimus.itests.fixtures"))
        .toAbsolutePath()
        .normalize()
        .resolve(name);
  }

  static Path cache() {
    return Path.of(System.getProperty("optimus.itests.cache"))
        .toAbsolutePath()
        .normalize()
        .resolve("go");
  }
}
