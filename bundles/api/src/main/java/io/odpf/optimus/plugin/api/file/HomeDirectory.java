// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.file;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The user's own directory. */
public final class HomeDirectory {
  private HomeDirectory() {}

  /**
   * What {@code HOME} says, else {@code USERPROFILE}, else the system's list of users. Empty if
   * nothing names an absolute path, as for a user that a container made up: then nothing may be
   * kept for this user unless another setting says where.
   */
  public static Optional<Path> of(Map<String, String> environment) {
    return absolute(environment.get("HOME"))
        .or(() -> absolute(environment.get("USERPROFILE")))
        .or(() -> absolute(System.getProperty("user.home")));
  }

  /** The JVM says {@code ?} for a user that the system does not know. */
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
