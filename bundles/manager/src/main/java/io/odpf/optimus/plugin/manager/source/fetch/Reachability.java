// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which providers did not answer, so that optional questions to them are not waited for again. */
final class Reachability {
  private final Set<String> lost = ConcurrentHashMap.newKeySet();

  boolean assumed(FetchJob job) {
    return !lost.contains(job.provider().spec().name());
  }

  void lost(FetchJob job) {
    lost.add(job.provider().spec().name());
  }
}
