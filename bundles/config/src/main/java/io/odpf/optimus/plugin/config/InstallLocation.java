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

/** Checks that the install location is not a directory with other content than plugins. */
final class InstallLocation {
  private InstallLocation() {}

  /** Refuses {@code /}, the home directory and its parents, also behind links. */
  static void refuse(Path location, Optional<Path> home, Node.Mapping plugins, Findings findings) {
    Optional<Node> written = plugins.get(ConfigKeys.INSTALL_LOCATION);
    if (written.isEmpty()) {
      return;
    }
    Optional<String> rule = Optional.empty();
    if (location.getParent() == null) {
      rule = Optional.of("must not be the root directory");
    } else if (home.isPresent()) {
      rule = brokenRule(location, home.get());
    }
    if (rule.isPresent()) {
      findings.add(
          written.get().position(),
          ConfigProblem.INSTALL_LOCATION,
          ConfigKeys.INSTALL_LOCATION + " " + rule.get(),
          "give plugins a directory of their own, such as ~/.optimus/plugins");
    }
  }

  private static Optional<String> brokenRule(Path location, Path home) {
    if (home.equals(location) || real(home).equals(real(location))) {
      return Optional.of("must not be the home directory itself");
    }
    if (home.startsWith(location) || real(home).startsWith(real(location))) {
      return Optional.of("must not be a directory that home directories are in");
    }
    return Optional.empty();
  }

  /** Returns the host's default install location. */
  static Optional<Path> ofHost(Map<String, String> environment) {
    return Optional.ofNullable(environment.get(HostVariable.INSTALL_LOCATION))
        .filter(it -> !it.isEmpty())
        .map(it -> Path.of(it).toAbsolutePath());
  }

  /** Reports a missing install location without a home directory for the default one. */
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
