// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config;

import io.odpf.optimus.plugin.api.manager.HostVariable;
import io.odpf.optimus.plugin.config.description.ConfigKeys;
import io.odpf.optimus.plugin.config.model.ConfigProblem;
import io.odpf.optimus.plugin.config.source.Findings;
import io.odpf.optimus.plugin.config.source.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Directories that are too much to be an install location. */
final class InstallLocation {
  private InstallLocation() {}

  /** Refuses {@code /}, the home directory and what it lies in, by whatever name. */
  static void refuse(Path location, Optional<Path> home, Node.Mapping plugins, Findings findings) {
    Node written = plugins.get(ConfigKeys.INSTALL_LOCATION);
    if (written == null) {
      return;
    }
    String what = null;
    if (location.getParent() == null) {
      what = "must not be the root directory";
    } else if (home.isPresent()) {
      what = tooMuch(location, home.get());
    }
    if (what != null) {
      findings.add(
          written.position(),
          ConfigProblem.INSTALL_LOCATION,
          ConfigKeys.INSTALL_LOCATION + " " + what,
          "give plugins a directory of their own, such as ~/.optimus/plugins");
    }
  }

  private static String tooMuch(Path location, Path home) {
    if (home.equals(location) || real(home).equals(real(location))) {
      return "must not be the home directory itself";
    }
    if (home.startsWith(location) || real(home).startsWith(real(location))) {
      return "must not be a directory that home directories are in";
    }
    return null;
  }

  /** The host's default install location. */
  static Optional<Path> ofHost(Map<String, String> environment) {
    return Optional.ofNullable(environment.get(HostVariable.INSTALL_LOCATION))
        .filter(it -> !it.isEmpty())
        .map(it -> Path.of(it).toAbsolutePath());
  }

  /** The default location is in the home directory: refuses to go without both. */
  static void refuseMissing(Node.Mapping plugins, Findings findings) {
    findings.add(
        plugins.position(),
        ConfigProblem.NO_HOME,
        "there is no home directory for plugins to go into by default: HOME is not set, and the"
            + " system does not know this user",
        "set HOME, or write " + ConfigKeys.INSTALL_LOCATION + ": an absolute path");
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path;
    }
  }
}
