// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager;

import io.odpf.optimus.plugin.api.manager.InstallRequest;
import io.odpf.optimus.plugin.api.manager.InstallRequest.Option;
import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.manager.fetch.FetchJob;
import io.odpf.optimus.plugin.manager.fetch.Fetched;
import io.odpf.optimus.plugin.manager.fetch.Fetcher;
import io.odpf.optimus.plugin.manager.plan.Planned;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What an install has to ask sources or the store for. */
final class Jobs {
  private final boolean revalidate;
  private final Platform platform;

  /**
   * @param agreed whether the sources have just been asked for what is to be installed
   */
  Jobs(InstallRequest request, Platform platform, boolean agreed) {
    // A server trusts its lock; a client asks whether the source still agrees with it.
    this.revalidate =
        !agreed && request.mode() == Mode.CLIENT && !request.options().contains(Option.OFFLINE);
    this.platform = platform;
  }

  /** Whether there is anything to do for a plugin. */
  private boolean any(Planned plan) {
    return plan.coverage().artifact().isEmpty() || !plan.satisfied() || revalidate;
  }

  boolean any(List<Planned> plans) {
    for (Planned plan : plans) {
      if (any(plan)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The jobs.
   *
   * @param staging where binaries go
   */
  List<FetchJob> of(List<Planned> plans, Path staging) {
    List<FetchJob> jobs = new ArrayList<>();
    for (Planned plan : plans) {
      if (any(plan)) {
        jobs.add(
            new FetchJob(
                plan.desired().plugin(),
                plan.desired().provider(),
                plan.desired().inputs(),
                platform,
                plan.coverage().artifact(),
                plan.coverage().artifact().isPresent(),
                revalidate,
                staging.resolve(platform.binaryName(plan.desired().name())),
                plan.needsBinary()));
      }
    }
    return jobs;
  }

  Map<String, Fetched> byPlugin(List<FetchJob> jobs, Fetcher.Results results) {
    Map<String, Fetched> fetched = new HashMap<>();
    for (FetchJob job : jobs) {
      fetched.put(job.plugin().name(), results.results().get(job));
    }
    return fetched;
  }
}
