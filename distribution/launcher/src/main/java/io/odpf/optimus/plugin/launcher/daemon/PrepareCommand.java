// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.daemon;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.command.Command;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.launcher.problem.LauncherProblem;

/**
 * {@code runtime prepare}. Only the start script can execute it, since a JVM cannot create its own
 * cache; this class reports that.
 */
final class PrepareCommand implements Command {
  @Override
  public String name() {
    return "prepare";
  }

  @Override
  public String summary() {
    return "make the start-up caches now, for instance in an image";
  }

  @Override
  public int run(Invocation call) throws PluginManagerException {
    throw RuntimeFailures.of(
        LauncherProblem.NO_START_SCRIPT,
        "only the start script can make start-up caches",
        "run: bin/optimus runtime prepare (there is nothing to prepare on Windows)");
  }
}
