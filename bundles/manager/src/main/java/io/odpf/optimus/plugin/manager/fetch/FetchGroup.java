// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.fetch;

import io.odpf.optimus.plugin.api.provider.ArtifactRequest;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.config.PluginEntry;
import io.odpf.optimus.plugin.manager.lock.LockedSignature;
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
    Map<Terms, List<FetchJob>> groups = new LinkedHashMap<>();
    for (FetchJob job : jobs) {
      groups.computeIfAbsent(Terms.of(job), terms -> new ArrayList<>()).add(job);
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

  /** All that the fetch of an artifact depends on; the plugin's own name does not count. */
  private record Terms(
      String provider,
      ArtifactRequest request,
      Map<Platform, Digest> sha256,
      Optional<String> checksums,
      Optional<PluginEntry.Signature> signature,
      Optional<Known> known,
      boolean binding,
      boolean revalidate,
      boolean needed) {

    static Terms of(FetchJob job) {
      ArtifactRequest request = job.request();
      return new Terms(
          job.provider().spec().name(),
          new ArtifactRequest(
              "",
              request.path(),
              request.version(),
              request.platform(),
              request.options(),
              request.pin()),
          Map.copyOf(job.plugin().sha256()),
          job.plugin().checksums().map(path -> job.plugin().expand(path, job.platform())),
          job.plugin().signature(),
          job.known()
              .map(it -> new Known(it.pin(), it.version(), it.sha256(), it.size(), it.signature())),
          job.binding(),
          job.revalidate(),
          job.needed());
    }
  }

  /** What is known of the artifact, without the binary in it. */
  private record Known(
      Optional<String> pin,
      Optional<String> version,
      Digest sha256,
      long size,
      Optional<LockedSignature> signature) {}
}
