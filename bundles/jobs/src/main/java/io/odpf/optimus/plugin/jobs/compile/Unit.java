// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.compile;

import io.odpf.optimus.plugin.jobs.model.JobSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The part of a job that a container executes: the task or a hook.
 *
 * @param type the kind of part
 * @param name the name of the plugin, which identifies a hook
 */
public record Unit(Type type, String name) {

  /** The kinds of parts. */
  public enum Type {
    TASK,
    HOOK
  }

  public Unit {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(name, "name");
  }

  /** Returns the task and the hooks of a job, in this order. */
  public static List<Unit> of(JobSpec job) {
    List<Unit> units = new ArrayList<>();
    units.add(task(job.task().name()));
    job.hooks().forEach(hook -> units.add(hook(hook.name())));
    return units;
  }

  /** Returns the task of a job. */
  public static Unit task(String name) {
    return new Unit(Type.TASK, name);
  }

  /** Returns a hook of a job. */
  public static Unit hook(String name) {
    return new Unit(Type.HOOK, name);
  }
}
