// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.project;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.command.ConfigLookup;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.SupervisorHost;
import io.odpf.optimus.plugin.command.arguments.UsageException;
import io.odpf.optimus.plugin.command.option.PluginOptions;
import java.time.Duration;
import java.util.Optional;

/** The plugins for the jobs of a project. */
public final class ProjectPlugins {
  private static final int DEFAULT_SECONDS = 30;

  private ProjectPlugins() {}

  /**
   * Opens a supervisor for the plugins on this machine, those in the install location of the
   * configuration that {@code --plugin-config} names, or that is found, among them. Starts none.
   */
  public static SupervisorHost.Session open(Invocation call)
      throws UsageException, PluginManagerException, InterruptedException {
    ConfigLookup.Found config = ConfigLookup.optional(call, ProjectOptions.PLUGIN_CONFIG);
    return call.supervisors()
        .open(
            new SupervisorHost.Needs(
                call.arguments().has(PluginOptions.RUNTIME),
                config == null ? Optional.empty() : Optional.of(config.file()),
                call.environment(),
                call.workingDirectory()));
  }

  /** Returns the limit for the start of plugins, and for each call. */
  public static Duration timeout(Invocation call) {
    return Duration.ofSeconds(call.arguments().number("timeout").orElse(DEFAULT_SECONDS));
  }
}
