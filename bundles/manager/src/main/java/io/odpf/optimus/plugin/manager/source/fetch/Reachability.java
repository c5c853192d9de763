// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Records unavailable providers, so that optional calls do not wait for them again. */
final class Reachability {
  private final Set<String> unavailable = ConcurrentHashMap.newKeySet();

  boolean isAssumed(FetchJob job) {
    return !unavailable.contains(job.provider().spec().name());
  }

  void setUnavailable(FetchJob job) {
    unavailable.add(job.provider().spec().name());
  }
}
