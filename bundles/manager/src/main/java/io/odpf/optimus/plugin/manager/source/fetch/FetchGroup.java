// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import io.odpf.optimus.plugin.api.provider.ArtifactRequest;
import io.odpf.optimus.plugin.api.provider.Platform;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Jobs that want the same artifact under the same conditions, for instance several plugins of one
 * release archive. The artifact is resolved, received, verified and read once for all of them.
 *
 * @param jobs at least one, in the order of the configuration
 */
record FetchGroup(List<FetchJob> jobs) {
  FetchGroup {
    jobs = List.copyOf(jobs);
    if (jobs.isEmpty()) {
      throw new IllegalArgumentException("a group without jobs");
    }
  }

  /** The jobs, grouped, in the order of their first ones. */
  static List<FetchGroup> of(List<FetchJob> jobs) {
    Map<List<Object>, List<FetchJob>> groups = new LinkedHashMap<>();
    for (FetchJob job : jobs) {
      groups.computeIfAbsent(terms(job), terms -> new ArrayList<>()).add(job);
    }
    return groups.values().stream().map(FetchGroup::new).toList();
  }

  /** The job that speaks for all: its plugin's name is in what providers and users are told. */
  FetchJob leader() {
    return jobs.get(0);
  }

  /** The job for a plugin and a platform. */
  Optional<FetchJob> find(String plugin, Platform platform) {
    return jobs.stream()
        .filter(job -> job.plugin().name().equals(plugin) && job.platform().equals(platform))
        .findFirst();
  }

  /**
   * Everything that the fetch of an artifact depends on, except the plugin's own name and a known
   * binary. A list rather than a record, since a record's generated equals takes 20 ms to link.
   */
  private static List<Object> terms(FetchJob job) {
    ArtifactRequest request = job.request();
    return List.of(
        job.provider().spec().name(),
        request.path(),
        request.version(),
        request.platform(),
        request.options(),
        request.pin(),
        job.plugin().sha256(),
        job.plugin().checksums().map(path -> job.plugin().expand(path, job.platform())),
        job.plugin().signature(),
        job.known()
            .map(it -> List.of(it.pin(), it.version(), it.sha256(), it.size(), it.signature())),
        job.binding(),
        job.revalidate(),
        job.needed());
  }
}
