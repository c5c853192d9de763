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

/** What makes the plugins those of a configuration, and removes those that it does not list. */
final class ConfigurationPlan {
  /** The method of these changes in the audit log, regardless of the caller. */
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
   * Plans, and does what is needed in one transaction.
   *
   * @param caller the caller in the audit log
   * @return the plugins that were changed
   * @throws ProblemException if that fails; everything is as it was
   */
  List<PluginOutcome> carryOut(Caller caller) throws ProblemException, InterruptedException {
    return isNeeded() ? changes.make(METHOD, caller, () -> changed(install(false))) : List.of();
  }

  /** Returns whether something is to be done, without doing it or calling a source. */
  private boolean isNeeded() throws ProblemException, InterruptedException {
    InstallReport planned = install(true);
    location.set(planned.installLocation());
    return planned.lock() != InstallReport.LockChange.UNCHANGED || !changed(planned).isEmpty();
  }

  private InstallReport install(boolean planned) throws ProblemException, InterruptedException {
    Set<Option> options = EnumSet.of(Option.PRUNE);
    if (mode == Mode.SERVER) {
      options.add(Option.LOCKED); // Nobody looks at what a missing lock file would be filled with.
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
