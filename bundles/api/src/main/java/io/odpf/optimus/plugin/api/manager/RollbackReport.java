// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * What a rollback did.
 *
 * @param installLocation the directory
 * @param plugins one outcome for each plugin that the install had changed, in its order
 * @param dryRun whether nothing was really done
 */
public record RollbackReport(Path installLocation, List<PluginOutcome> plugins, boolean dryRun) {
  public RollbackReport {
    Objects.requireNonNull(installLocation, "installLocation");
    plugins = List.copyOf(plugins);
  }
}
