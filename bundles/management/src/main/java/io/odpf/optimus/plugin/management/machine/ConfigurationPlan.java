// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.machine;

import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.InstallReport;
import io.odpf.optimus.plugin.api.manager.InstallRequest;
import io.odpf.optimus.plugin.api.manager.InstallRequest.Option;
import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.manager.PluginManager;
import io.odpf.optimus.plugin.api.manager.PluginOutcome;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.management.access.Caller;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Installs the plugins of a configuration, and removes those that it does not list. */
final class ConfigurationPlan {
  /** The audit log's name for these changes, also when the follower makes them. */
  private static final String METHOD = "Reload";

  private final PluginManager manager;
  private final ConfigFile configuration;
  private final Mode mode;
  private final MachineChanges changes;
  private final LastLocation location;

  ConfigurationPlan(
      PluginManager manager,
      ConfigFile configuration,
      Mode mode,
      MachineChanges changes,
      LastLocation location) {
    this.manager = manager;
    this.configuration = configuration;
    this.mode = mode;
    this.changes = changes;
    this.location = location;
  }

  /**
   * Plans the changes and makes them in one transaction. Records and changes nothing if the plan is
   * empty.
   *
   * @param caller the caller to record in the audit log
   * @return the plugins that were changed
   * @throws ProblemException if that fails; nothing has changed then
   */
  List<PluginOutcome> carryOut(Caller caller) throws ProblemException, InterruptedException {
    return isNeeded() ? changes.make(METHOD, caller, () -> changed(install(false))) : List.of();
  }

  /** Returns whether a dry run finds a change to make. A dry run does not contact a source. */
  private boolean isNeeded() throws ProblemException, InterruptedException {
    InstallReport planned = install(true);
    location.set(planned.installLocation());
    return planned.lock() != InstallReport.LockChange.UNCHANGED || !changed(planned).isEmpty();
  }

  private InstallReport install(boolean planned) throws ProblemException, InterruptedException {
    Set<Option> options = EnumSet.of(Option.PRUNE);
    if (mode == Mode.SERVER) {
      // A server installs only reviewed versions: those in the lock file.
      options.add(Option.LOCKED);
    }
    if (planned) {
      options.add(Option.DRY_RUN);
    }
    return manager.install(
        new InstallRequest(
            configuration, List.of(), mode, Optional.empty(), options, OptionalInt.empty()),
        InstallListener.NONE);
  }

  private static List<PluginOutcome> changed(InstallReport report) {
    return report.plugins().stream()
        .filter(plugin -> plugin.action() != PluginOutcome.Action.UNCHANGED)
        .toList();
  }
}
