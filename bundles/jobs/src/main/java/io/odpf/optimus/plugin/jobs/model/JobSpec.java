// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The specification of a job. One that was read from a file may be incomplete until it has
 * inherited what its directory's defaults say.
 *
 * @param version the version of the rules for windows; 0 if absent
 * @param identity its name, owner, description and labels
 * @param schedule when it runs
 * @param behavior how a scheduler treats its runs
 * @param task its task
 * @param hooks its hooks
 * @param dependencies what it waits for
 * @param metadata settings for the scheduler and the container
 * @param assets assets that are written into the job's file itself
 */
public record JobSpec(
    int version,
    Identity identity,
    RunSchedule schedule,
    Behavior behavior,
    Task task,
    List<Hook> hooks,
    List<Dependency> dependencies,
    Metadata metadata,
    Map<String, String> assets) {
  public JobSpec {
    Objects.requireNonNull(identity, "identity");
    Objects.requireNonNull(schedule, "schedule");
    Objects.requireNonNull(behavior, "behavior");
    Objects.requireNonNull(task, "task");
    hooks = List.copyOf(hooks);
    dependencies = List.copyOf(dependencies);
    Objects.requireNonNull(metadata, "metadata");
    assets = Inheritance.copy(assets);
  }

  /** Returns the job's name. */
  public String name() {
    return identity.name();
  }

  /**
   * Returns this job with what it does not say itself taken from defaults. Texts and numbers are
   * taken if this job has none, flags if they are false here, mappings key by key, hooks by name,
   * dependencies and notifications unless they are here. Assets are not inherited.
   */
  public JobSpec inheriting(JobSpec defaults) {
    return new JobSpec(
        version == 0 ? defaults.version : version,
        identity.inheriting(defaults.identity),
        schedule.inheriting(defaults.schedule),
        behavior.inheriting(defaults.behavior),
        task.inheriting(defaults.task),
        Inheritance.list(hooks, defaults.hooks, Hook::name, Hook::inheriting),
        Inheritance.list(dependencies, defaults.dependencies, Dependency::key, (own, other) -> own),
        metadata.inheriting(defaults.metadata),
        assets);
  }
}
