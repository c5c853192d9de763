// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.InstallRequest;
import io.odpf.optimus.plugin.api.manager.InstallRequest.Option;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.PluginOutcome;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.manager.location.FileState;
import io.odpf.optimus.plugin.manager.location.Inspection;
import io.odpf.optimus.plugin.manager.location.InstallLocation;
import io.odpf.optimus.plugin.manager.location.PluginChange;
import io.odpf.optimus.plugin.manager.location.Receipt;
import io.odpf.optimus.plugin.manager.plan.WantedPlugin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The removals that an install was asked for. */
final class Pruning {
  private final InstallRequest request;
  private final InstallListener listener;

  Pruning(InstallRequest request, InstallListener listener) {
    this.request = request;
    this.listener = listener;
  }

  /** What is installed on a platform, but not listed; nothing unless it was asked for. */
  List<Receipt> unlisted(List<Receipt> installed, List<WantedPlugin> listed, Platform platform) {
    List<Receipt> unlisted = new ArrayList<>();
    if (request.options().contains(Option.PRUNE)) {
      for (Receipt receipt : installed) {
        if (receipt.platform().equals(platform)
            && listed.stream().noneMatch(it -> it.name().equals(receipt.plugin()))) {
          unlisted.add(receipt);
        }
      }
    }
    return unlisted;
  }

  void plan(
      InstallLocation location,
      List<Receipt> installed,
      List<WantedPlugin> listed,
      Platform platform,
      List<PluginChange> changes,
      List<PluginOutcome> outcomes)
      throws PluginManagerException, IOException, InterruptedException {
    for (Receipt receipt : unlisted(installed, listed, platform)) {
      Inspection found =
          Inspection.of(
              location.file(receipt.plugin(), platform),
              Optional.of(receipt),
              location.ownership());
      if (found.state() == FileState.MODIFIED && !request.options().contains(Option.FORCE)) {
        listener.warned(
            receipt.plugin(),
            Problem.ofPlugin(
                receipt.plugin(),
                "modified",
                receipt.fileName() + " is no longer listed, but was changed by hand and is kept",
                "remove it yourself, or with --force"));
        continue;
      }
      changes.add(PluginChange.remove(receipt, found.stamp()));
      outcomes.add(outcome(receipt));
    }
  }

  static PluginOutcome outcome(Receipt receipt) {
    return new PluginOutcome(
        receipt.plugin(),
        PluginOutcome.Action.REMOVED,
        "",
        Optional.empty(),
        receipt.version(),
        Optional.empty(),
        "the configuration no longer lists it");
  }
}
