// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.oneshot;

import io.odpf.optimus.plugin.api.manager.BinaryCheck;
import io.odpf.optimus.plugin.manager.operation.InstallHooks;
import java.util.Map;
import java.util.Optional;

/**
 * Provides the check of plugin binaries. A class, since linking a lambda would slow down every
 * start.
 */
final class OneShotCheck implements InstallHooks.Checks {
  private final SupervisorJar supervisor;
  private final Map<String, String> environment;

  OneShotCheck(SupervisorJar supervisor, Map<String, String> environment) {
    this.supervisor = supervisor;
    this.environment = environment;
  }

  @Override
  public Optional<BinaryCheck> find() {
    return Optional.of(supervisor.check(environment));
  }
}
