// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.daemon;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The file in which a runtime records its install locations. It is in {@code OPTIMUS_RUNTIME_DIR}
 * or the home directory, but not in {@code XDG_RUNTIME_DIR}, which is emptied when the user logs
 * out.
 */
final class RememberedFile {
  private static final String NAME = "plugin-locations";

  private RememberedFile() {}

  /** Returns the file; empty if this user has no permanent directory. */
  static Optional<Path> of(Map<String, String> environment, Optional<Path> userHome) {
    String chosen = environment.getOrDefault("OPTIMUS_RUNTIME_DIR", "");
    if (!chosen.isEmpty()) {
      return Optional.of(Path.of(chosen).toAbsolutePath().resolve(NAME));
    }
    return userHome.map(home -> home.resolve(".optimus/run").resolve(NAME));
  }
}
