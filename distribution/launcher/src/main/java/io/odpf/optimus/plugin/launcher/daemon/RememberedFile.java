// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.daemon;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The file in which a runtime remembers the locations into which it installed plugins. It is in the
 * runtime's directory, unless that is in {@code XDG_RUNTIME_DIR}, which is emptied when the user
 * logs out.
 */
final class RememberedFile {
  private static final String NAME = "plugin-locations";

  private RememberedFile() {}

  /** Returns the file; absent if this user has no directory that lasts. */
  static Optional<Path> of(Map<String, String> environment, Optional<Path> userHome) {
    String chosen = environment.getOrDefault("OPTIMUS_RUNTIME_DIR", "");
    if (!chosen.isEmpty()) {
      return Optional.of(Path.of(chosen).toAbsolutePath().resolve(NAME));
    }
    return userHome.map(home -> home.resolve(".optimus/run").resolve(NAME));
  }
}
