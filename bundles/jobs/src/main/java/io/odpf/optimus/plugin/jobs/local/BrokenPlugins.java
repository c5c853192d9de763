// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.local;

import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.api.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The plugins that can no longer be called, each with its first failure, and how many jobs were not
 * checked because of that. Thread-safe.
 */
final class BrokenPlugins {
  private final Map<String, List<Problem>> failures = new ConcurrentSkipListMap<>();
  private final Map<String, AtomicInteger> skipped = new ConcurrentHashMap<>();

  /** Returns whether a failure of a call means that later calls fail too. */
  static boolean isFatal(PluginCallException failure) {
    return switch (failure.kind()) {
      case NOT_RUNNING, TIMEOUT, CRASHED -> true;
      case UNSUPPORTED, REFUSED, INVALID -> false;
    };
  }

  boolean contains(String plugin) {
    return failures.containsKey(plugin);
  }

  /** Adds a plugin; of several failures the first counts. */
  void add(String plugin, List<Problem> problems) {
    failures.putIfAbsent(plugin, List.copyOf(problems));
  }

  /** Counts a job that was not checked. */
  void skip(String plugin) {
    skipped.computeIfAbsent(plugin, any -> new AtomicInteger()).incrementAndGet();
  }

  /** Returns the failures, each with the number of jobs that were not checked. */
  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    failures.forEach(
        (plugin, found) -> {
          int jobs = skipped.getOrDefault(plugin, new AtomicInteger()).get();
          String rest =
              jobs == 0
                  ? ""
                  : "; " + jobs + (jobs == 1 ? " job was" : " jobs were") + " not checked with it";
          Problem first = found.get(0);
          problems.add(
              new Problem(
                  first.code(),
                  first.message() + rest,
                  first.position(),
                  first.plugin(),
                  first.hint()));
          problems.addAll(found.subList(1, found.size()));
        });
    return problems;
  }
}
