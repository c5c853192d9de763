// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import io.odpf.optimus.plugin.api.provider.Platform;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The result of an install.
 *
 * @param installLocation the directory
 * @param platform the platform of the installed plugins
 * @param plugins one outcome per plugin, ordered by name
 * @param lock the change of the lock file
 * @param lockFile the path of the lock file
 * @param fetchedBytes the number of artifact bytes received over the network
 * @param dryRun whether it was a dry run
 */
public record InstallReport(
    Path installLocation,
    Platform platform,
    List<PluginOutcome> plugins,
    LockChange lock,
    Path lockFile,
    long fetchedBytes,
    boolean dryRun) {

  /** The changes of a lock file. */
  public enum LockChange {
    UNCHANGED,
    CREATED,
    UPDATED
  }

  public InstallReport {
    Objects.requireNonNull(installLocation, "installLocation");
    Objects.requireNonNull(platform, "platform");
    plugins = List.copyOf(plugins);
    Objects.requireNonNull(lock, "lock");
    Objects.requireNonNull(lockFile, "lockFile");
  }

  /** Returns whether a plugin's file changed, or would change in a dry run. */
  public boolean changed() {
    return plugins.stream().anyMatch(plugin -> plugin.action() != PluginOutcome.Action.UNCHANGED);
  }
}
