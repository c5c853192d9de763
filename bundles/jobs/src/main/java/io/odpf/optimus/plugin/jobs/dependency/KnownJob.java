// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.dependency;

import io.odpf.optimus.plugin.jobs.model.Dependency;
import java.util.List;
import java.util.Objects;

/**
 * A job that others may depend on.
 *
 * @param key its name
 * @param named the dependencies in its file
 * @param resources the resources that it writes and reads
 */
public record KnownJob(JobKey key, List<Dependency> named, JobResources resources) {
  public KnownJob {
    Objects.requireNonNull(key, "key");
    named = List.copyOf(named);
    Objects.requireNonNull(resources, "resources");
  }
}
