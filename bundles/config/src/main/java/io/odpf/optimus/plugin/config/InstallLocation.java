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

/** Checks the install location: it must not be a directory that holds more than plugins. */
final class InstallLocation {
  private InstallLocation() {}

  /** Refuses {@code /}, the home directory and its parents, behind links too. */
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

  /** Returns the host's default install location. */
  static Optional<Path> ofHost(Map<String, String> environment) {
    return Optional.ofNullable(environment.get(HostVariable.INSTALL_LOCATION))
        .filter(it -> !it.isEmpty())
        .map(it -> Path.of(it).toAbsolutePath());
  }

  /** Reports that there is neither an install location nor a home directory for the default one. */
  static void refuseMissing(Node.Mapping plugins, Findings findings) {
    findings.add(
        plugins.position(),
        ConfigProblem.NO_HOME,
        "no home directory for the default install location: HOME is not set, and the"
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
