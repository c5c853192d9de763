// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.file;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the user's home directory. */
public final class HomeDirectory {
  private HomeDirectory() {}

  /**
   * Returns the directory that {@code HOME} names, else {@code USERPROFILE}, else the system's user
   * database. Empty if none of them names an absolute path, as in a container that runs with an
   * arbitrary user id; files of that user then need a place that another setting names.
   */
  public static Optional<Path> of(Map<String, String> environment) {
    return absolute(environment.get("HOME"))
        .or(() -> absolute(environment.get("USERPROFILE")))
        .or(() -> absolute(System.getProperty("user.home")));
  }

  /** The JVM reports {@code ?} for a user who is not in the user database. */
  private static Optional<Path> absolute(@Nullable String value) {
    if (value == null || value.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(value)).filter(Path::isAbsolute).map(Path::normalize);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
