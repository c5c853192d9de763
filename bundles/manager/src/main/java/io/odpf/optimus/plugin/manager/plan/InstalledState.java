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
 * The state of a plugin in an install location.
 *
 * @param file the path of its file, which need not exist
 * @param receipt the receipt of its installation
 * @param inspection the state of the file
 */
public record InstalledState(Path file, Optional<Receipt> receipt, Inspection inspection) {

  /** Inspects a plugin's file. */
  public static InstalledState of(InstallLocation location, List<Receipt> receipts, PluginId id)
      throws PluginManagerException, InterruptedException {
    Optional<Receipt> receipt = Optional.empty();
    for (Receipt candidate : receipts) {
      if (candidate.id().equals(id)) {
        receipt = Optional.of(candidate);
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
