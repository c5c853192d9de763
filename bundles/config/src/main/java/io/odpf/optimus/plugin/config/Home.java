// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config;

import io.odpf.optimus.plugin.config.description.Keys;
import io.odpf.optimus.plugin.config.source.Findings;
import io.odpf.optimus.plugin.config.source.Node;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/** The user's home directory, and directories that are too much to be an install location. */
final class Home {
  private Home() {}

  /** HOME, else USERPROFILE, else what the JVM says. */
  static Path of(Map<String, String> environment) {
    for (String name : new String[] {"HOME", "USERPROFILE"}) {
      String value = environment.get(name);
      if (value != null && !value.isEmpty()) {
        try {
          Path home = Path.of(value);
          if (home.isAbsolute()) {
            return home.normalize();
          }
        } catch (InvalidPathException e) {
          // No home that could be meant; ask the next.
        }
      }
    }
    return Path.of(System.getProperty("user.home")).toAbsolutePath().normalize();
  }

  /** Refuses {@code /}, the home directory and what it lies in, by whatever name. */
  static void refuse(Path location, Path home, Node.Mapping plugins, Findings findings) {
    Node written = plugins.get(Keys.INSTALL_LOCATION);
    if (written == null) {
      return;
    }
    String what = null;
    if (location.getParent() == null) {
      what = "must not be the root directory";
    } else if (home.equals(location) || real(home).equals(real(location))) {
      what = "must not be the home directory itself";
    } else if (home.startsWith(location) || real(home).startsWith(real(location))) {
      what = "must not be a directory that home directories are in";
    }
    if (what != null) {
      findings.add(
          written.position(),
          "install-location",
          Keys.INSTALL_LOCATION + " " + what,
          "give plugins a directory of their own, such as ~/.optimus/plugins");
    }
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path;
    }
  }
}
