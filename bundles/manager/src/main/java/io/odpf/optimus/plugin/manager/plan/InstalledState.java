// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.plan;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.manager.disk.DiskErrors;
import io.odpf.optimus.plugin.manager.location.Inspection;
import io.odpf.optimus.plugin.manager.location.InstallLocation;
import io.odpf.optimus.plugin.manager.location.Receipt;
import io.odpf.optimus.plugin.manager.lock.PluginId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What an install location has of a plugin.
 *
 * @param file where its file is or would be
 * @param receipt what was installed
 * @param inspection how the file is now
 */
public record InstalledState(Path file, Optional<Receipt> receipt, Inspection inspection) {

  /** Looks at a plugin's file. */
  public static InstalledState of(InstallLocation location, List<Receipt> receipts, PluginId id)
      throws PluginManagerException, InterruptedException {
    Optional<Receipt> receipt = Optional.empty();
    for (Receipt one : receipts) {
      if (one.id().equals(id)) {
        receipt = Optional.of(one);
      }
    }
    Path file = location.file(id);
    try {
      return new InstalledState(file, receipt, Inspection.of(file, receipt, location.ownership()));
    } catch (IOException failure) {
      throw PluginManagerException.failure(
          Problem.ofPlugin(
              id.name(),
              PlanProblem.UNREADABLE,
              file + " cannot be read: " + DiskErrors.reason(failure),
              "check its permissions and the disk"),
          failure);
    }
  }
}
