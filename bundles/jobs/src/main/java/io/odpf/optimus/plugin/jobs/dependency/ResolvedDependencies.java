// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.dependency;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.jobs.model.Dependency;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The resolved dependencies of a job.
 *
 * @param jobs the other jobs, sorted, with their relation to this one
 * @param http the dependencies on HTTP servers
 * @param errors an error for each named dependency that does not exist
 * @param warnings a warning for each source that no known job writes
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
