// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The result of a rollback.
 *
 * @param installLocation the directory
 * @param plugins one outcome per plugin that the install had changed, in the order of the install
 * @param dryRun whether it was a dry run
 */
public record RollbackReport(Path installLocation, List<PluginOutcome> plugins, boolean dryRun) {
  public RollbackReport {
    Objects.requireNonNull(installLocation, "installLocation");
    plugins = List.copyOf(plugins);
  }
}
