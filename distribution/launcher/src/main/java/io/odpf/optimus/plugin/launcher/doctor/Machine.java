// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.doctor;

import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.command.ManagerHost;
import io.odpf.optimus.plugin.launcher.installation.Installation;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The machine under examination.
 *
 * @param installation the installation with the host's defaults in its environment
 * @param process the installation with the original environment of the process
 * @param host the provider of a manager
 * @param config the configuration whose sources are checked; empty for none
 */
record Machine(
    Installation installation,
    Installation process,
    ManagerHost host,
    Optional<ConfigFile> config) {
  Machine {
    Objects.requireNonNull(installation, "installation");
    Objects.requireNonNull(process, "process");
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(config, "config");
  }

  /** Returns the environment variables, including the host's defaults. */
  Map<String, String> environment() {
    return installation.environment();
  }

  /** Returns a variable; empty if it is not set. */
  String variable(String name) {
    return environment().getOrDefault(name, "");
  }
}
