// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.dependency;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.jobs.model.Dependency;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a job waits for.
 *
 * @param jobs the other jobs, sorted, and how they relate to this one
 * @param http the HTTP servers
 * @param errors the named dependencies that do not exist
 * @param warnings the sources that no known job writes
 */
public record ResolvedDependencies(
    SortedMap<JobKey, Dependency.Type> jobs,
    List<Dependency.OnHttp> http,
    List<Problem> errors,
    List<Problem> warnings) {
  public ResolvedDependencies {
    jobs = Collections.unmodifiableSortedMap(new TreeMap<>(jobs));
    http = List.copyOf(http);
    errors = List.copyOf(errors);
    warnings = List.copyOf(warnings);
  }
}
