// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.conformance;

import io.odpf.optimus.plugin.api.plugin.PluginInfo;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The results of all checks of one plugin.
 *
 * @param file the plugin's file
 * @param info the plugin's description of itself; absent if it could not be asked
 * @param results one result for each check, in the order of {@link ConformanceCheck}
 */
public record ConformanceReport(Path file, Optional<PluginInfo> info, List<CheckResult> results) {
  public ConformanceReport {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(info, "info");
    results = List.copyOf(results);
  }

  /** Returns the number of checks with a verdict. */
  public long count(Verdict verdict) {
    return results.stream().filter(result -> result.verdict() == verdict).count();
  }

  /** Returns the result of a check. */
  public CheckResult result(ConformanceCheck check) {
    return results.stream().filter(it -> it.check() == check).findFirst().orElseThrow();
  }
}
