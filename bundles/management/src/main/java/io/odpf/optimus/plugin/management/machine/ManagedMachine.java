// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.machine;

import io.odpf.optimus.plugin.api.management.FollowStatus;
import io.odpf.optimus.plugin.api.management.ManagedPlugins;
import io.odpf.optimus.plugin.api.management.PluginComparison;
import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.api.manager.InstalledPlugin;
import io.odpf.optimus.plugin.api.manager.ListRequest;
import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.manager.PluginManager;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.api.supervisor.Supervisor;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.management.access.Caller;
import io.odpf.optimus.plugin.management.access.Role;
import io.odpf.optimus.plugin.management.audit.Audit;
import io.odpf.optimus.plugin.management.problem.ManagementProblem;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The plugins of this machine under the management of one configuration: their changes, their
 * state, and the follower of the configuration if there is one. Thread-safe.
 */
public final class ManagedMachine implements ManagedPlugins, AutoCloseable {
  private final Parts parts;
  private final Audit audit;
  private final MachineChanges changes;
  private final LastLocation location;
  private final PluginComparer comparer;
  private final FollowStatus off;
  private final Optional<ConfigurationFollower> follower;

  private ManagedMachine(
      Parts parts,
      Audit audit,
      MachineChanges changes,
      LastLocation location,
      Clock clock,
      Optional<ConfigurationFollower> follower) {
    this.parts = parts;
    this.location = location;
    this.audit = audit;
    this.changes = changes;
    this.comparer = parts.comparer(location);
    this.off = FollowStatus.of(FollowStatus.Phase.OFF, clock.instant());
    this.follower = follower;
  }

  /**
   * The parts that manage a machine.
   *
   * @param configuration the configuration; absent if there is none
   * @param mode the mode in which it is followed and compared
   * @param supervisor the supervisor; absent while there is none
   */
  public record Parts(
      PluginManager manager,
      Supplier<Optional<Supervisor>> supervisor,
      Optional<ConfigFile> configuration,
      Mode mode) {
    private ConfigFile required() throws EndpointException {
      return configuration.orElseThrow(
          () ->
              new EndpointException(
                  ManagementProblem.NO_CONFIGURATION,
                  "this runtime manages no configuration",
                  "set management.config in the runtime's settings, or start it with --config"));
    }

    private ConfigurationPlan plan(MachineChanges changes, LastLocation location)
        throws EndpointException {
      return new ConfigurationPlan(manager, required(), mode, changes, location);
    }

    private PluginComparer comparer(LastLocation location) {
      return new PluginComparer(manager, configuration, mode, supervisor, location);
    }
  }

  /** Creates a machine whose configuration is not followed. */
  public static ManagedMachine of(Parts parts, Audit audit, Clock clock) {
    return new ManagedMachine(
        parts, audit, changes(parts, audit), new LastLocation(), clock, Optional.empty());
  }

  /**
   * Creates a machine and starts to follow its configuration.
   *
   * @param listener receives the changes in following the configuration
   * @throws EndpointException if it has no configuration
   */
  public static ManagedMachine following(
      Parts parts, Audit audit, Clock clock, FollowChange.Listener listener)
      throws EndpointException {
    ConfigFile configuration = parts.required();
    FollowLog log = new FollowLog(configuration.path());
    FollowState state =
        new FollowState(
            clock,
            FollowStatus.Phase.APPLYING,
            change -> {
              log.changed(change);
              listener.changed(change);
            });
    MachineChanges changes = changes(parts, audit);
    LastLocation location = new LastLocation();
    ConfigurationFollower follower =
        ConfigurationFollower.start(
            new FollowedFiles(configuration.path()), parts.plan(changes, location), state);
    return new ManagedMachine(parts, audit, changes, location, clock, Optional.of(follower));
  }

  private static MachineChanges changes(Parts parts, Audit audit) {
    return new MachineChanges(
        audit,
        () ->
            parts.configuration().isEmpty()
                ? List.<InstalledPlugin>of()
                : parts
                    .manager()
                    .list(
                        new ListRequest(
                            parts.configuration(),
                            Optional.empty(),
                            parts.configuration().get().environment()))
                    .plugins());
  }

  /** Returns the audit log. */
  public Audit audit() {
    return audit;
  }

  /** Returns the serialized and recorded changes of this machine. */
  public MachineChanges changes() {
    return changes;
  }

  @Override
  public PluginComparison compare() throws InterruptedException {
    return comparer.compare();
  }

  @Override
  public FollowStatus following() {
    return follower.map(ConfigurationFollower::status).orElse(off);
  }

  @Override
  public void reload(String who) {
    follower.ifPresent(it -> it.request(new Caller(who, Role.OPERATOR, "signal")));
  }

  /**
   * Reads the configuration again and applies it, whether it is followed or not.
   *
   * @throws ProblemException if that fails; nothing has changed then
   */
  public FollowStatus reload(Caller caller) throws ProblemException, InterruptedException {
    if (follower.isPresent()) {
      return follower.get().reload(caller);
    }
    parts.plan(changes, location).carryOut(caller);
    return off;
  }

  /** Stops following the configuration. */
  @Override
  public void close() {
    follower.ifPresent(ConfigurationFollower::close);
  }
}
