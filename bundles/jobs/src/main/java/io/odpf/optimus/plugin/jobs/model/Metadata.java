// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.model;

import java.util.Objects;

/**
 * Settings for the scheduler and the container. Absent texts are empty.
 *
 * @param request the resources that a container requests
 * @param limit the resource limits of a container
 * @param pool the scheduler's pool
 * @param queue the scheduler's queue
 */
public record Metadata(Resources request, Resources limit, String pool, String queue) {

  /** No settings. */
  public static final Metadata NONE = new Metadata(Resources.NONE, Resources.NONE, "", "");

  public Metadata {
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(limit, "limit");
    Objects.requireNonNull(pool, "pool");
    Objects.requireNonNull(queue, "queue");
  }

  /**
   * Returns these settings with inherited ones where they are absent. Differs from Optimus, which
   * prefers the inherited settings.
   */
  Metadata inheriting(Metadata other) {
    return new Metadata(
        request.inheriting(other.request),
        limit.inheriting(other.limit),
        Inheritance.text(pool, other.pool),
        Inheritance.text(queue, other.queue));
  }

  /** Resources of a container, in the units of Kubernetes. */
  public record Resources(String cpu, String memory) {

    /** No resources. */
    public static final Resources NONE = new Resources("", "");

    public Resources {
      Objects.requireNonNull(cpu, "cpu");
      Objects.requireNonNull(memory, "memory");
    }

    Resources inheriting(Resources other) {
      return new Resources(
          Inheritance.text(cpu, other.cpu), Inheritance.text(memory, other.memory));
    }
  }
}
