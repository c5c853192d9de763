// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.dependency;

import io.odpf.optimus.plugin.jobs.model.Dependency;
import java.util.List;
import java.util.Objects;

/**
 * A job among which others look for what they wait for.
 *
 * @param key its name
 * @param named the dependencies that its file names
 * @param resources what it writes to and reads from
 */
public record KnownJob(JobKey key, List<Dependency> named, JobResources resources) {
  public KnownJob {
    Objects.requireNonNull(key, "key");
    named = List.copyOf(named);
    Objects.requireNonNull(resources, "resources");
  }
}
