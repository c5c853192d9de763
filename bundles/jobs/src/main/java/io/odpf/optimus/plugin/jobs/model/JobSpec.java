// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The specification of a job. A specification that was read from a file may be incomplete until the
 * defaults of its directory are inherited.
 *
 * @param version the version of the rules for windows; 0 if absent
 * @param identity the name, owner, description and labels
 * @param schedule the schedule
 * @param behavior the scheduler's treatment of runs
 * @param task the task
 * @param hooks the hooks
 * @param dependencies the named dependencies
 * @param metadata settings for the scheduler and the container
 * @param assets the assets within the job's file
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
   * Returns this job with values inherited from defaults. Inherits texts and numbers that this job
   * lacks, flags that are false in it, mappings key by key, hooks by name, and dependencies and
   * notifications that it lacks. Assets are not inherited.
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
