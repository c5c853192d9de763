// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.doctor;

import io.odpf.optimus.plugin.api.manager.HostVariable;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.manager.store.StoreLocation;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the directories that the platform uses on a machine. */
final class Places {
  private Places() {}

  /** Returns the default install location. */
  static Optional<Path> installLocation(Machine machine) {
    String chosen = machine.variable(HostVariable.INSTALL_LOCATION);
    return chosen.isEmpty()
        ? machine.installation().userHome().map(home -> home.resolve(".optimus/plugins"))
        : Optional.of(Path.of(chosen));
  }

  /** Returns the store of artifacts. */
  static Optional<Path> store(Machine machine) {
    return StoreLocation.of(
        machine.environment(),
        Platform.of(System.getProperty("os.name"), System.getProperty("os.arch")));
  }
}
