// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import io.odpf.optimus.plugin.api.provider.Platform;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * What an install did.
 *
 * @param installLocation the directory
 * @param platform the platform installed for
 * @param plugins one outcome a plugin, by name
 * @param lock what became of the lock file
 * @param lockFile where the lock file is
 * @param fetchedBytes artifact bytes that came over the network
 * @param dryRun whether nothing was really done
 */
public record InstallReport(
    Path installLocation,
    Platform platform,
    List<PluginOutcome> plugins,
    LockChange lock,
    Path lockFile,
    long fetchedBytes,
    boolean dryRun) {

  /** What became of the lock file. */
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

  /** Whether any plugin's file was, or in a dry run would be, changed. */
  public boolean changed() {
    return plugins.stream().anyMatch(plugin -> plugin.action() != PluginOutcome.Action.UNCHANGED);
  }
}
