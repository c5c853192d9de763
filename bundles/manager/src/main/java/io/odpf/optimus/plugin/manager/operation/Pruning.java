// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.InstallRequest.Option;
import io.odpf.optimus.plugin.api.manager.PluginOutcome;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.manager.location.FileState;
import io.odpf.optimus.plugin.manager.location.Inspection;
import io.odpf.optimus.plugin.manager.location.InstallLocation;
import io.odpf.optimus.plugin.manager.location.Receipt;
import io.odpf.optimus.plugin.manager.plan.InstalledState;
import io.odpf.optimus.plugin.manager.plan.PlanProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The removals of unlisted plugins in an install. */
final class Pruning {
  private Pruning() {}

  /** Returns the plugins to remove; keeps those changed by hand, with a warning. */
  static List<InstalledState> removals(
      InstallScope scope,
      InstallLocation location,
      List<Receipt> receipts,
      InstallListener listener)
      throws IOException, InterruptedException {
    List<InstalledState> removals = new ArrayList<>();
    for (Receipt receipt : scope.unlisted(receipts)) {
      Path file = location.file(receipt.id());
      Inspection inspection = Inspection.of(file, Optional.of(receipt), location.ownership());
      if (inspection.state() == FileState.MODIFIED && !scope.has(Option.FORCE)) {
        listener.warned(
            receipt.plugin(),
            Problem.ofPlugin(
                receipt.plugin(),
                PlanProblem.MODIFIED,
                receipt.fileName() + " is no longer listed, but was changed by hand and is kept",
                "remove it yourself, or with --force"));
      } else {
        removals.add(new InstalledState(file, Optional.of(receipt), inspection));
      }
    }
    return removals;
  }

  static PluginOutcome outcome(Receipt receipt) {
    return PluginOutcome.builder(
            receipt.plugin(), PluginOutcome.Action.REMOVED, "the configuration no longer lists it")
        .previousVersion(receipt.version())
        .build();
  }
}
