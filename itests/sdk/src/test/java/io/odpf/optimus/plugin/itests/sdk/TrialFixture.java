// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.sdk;

import io.odpf.optimus.plugin.api.supervisor.PluginTrials;
import io.odpf.optimus.plugin.api.supervisor.TrialRequest;
import io.odpf.optimus.plugin.jobs.conformance.CheckResult;
import io.odpf.optimus.plugin.jobs.conformance.ConformanceCheck;
import io.odpf.optimus.plugin.jobs.conformance.ConformanceLimits;
import io.odpf.optimus.plugin.jobs.conformance.ConformanceReport;
import io.odpf.optimus.plugin.jobs.conformance.PluginConformance;
import io.odpf.optimus.plugin.jobs.conformance.Verdict;
import io.odpf.optimus.plugin.supervisor.CommandSupervisors;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tests plugins for conformance, with limits that a busy machine keeps. */
final class TrialFixture implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final PluginTrials trials;

  /**
   * @param home the home of the plugins
   */
  TrialFixture(Path home) {
    Map<String, String> environment = new TreeMap<>(System.getenv());
    environment.put("HOME", home + "");
    environment.put("JAVA_HOME", PackedPlugins.javaHome());
    this.trials = new CommandSupervisors().trials(environment);
  }

  PluginTrials trials() {
    return trials;
  }

  ConformanceReport test(Path file, Map<String, String> variables) throws InterruptedException {
    return test(TrialRequest.of(file).withVariables(variables), PATIENCE);
  }

  ConformanceReport test(TrialRequest request, Duration end) throws InterruptedException {
    return PluginConformance.run(trials, request, new ConformanceLimits(PATIENCE, PATIENCE, end));
  }

  /** Returns the failed checks. */
  static List<ConformanceCheck> failed(ConformanceReport report) {
    return having(report, Verdict.FAILED);
  }

  static List<ConformanceCheck> having(ConformanceReport report, Verdict verdict) {
    return report.results().stream()
        .filter(result -> result.verdict() == verdict)
        .map(CheckResult::check)
        .toList();
  }

  @Override
  public void close() {
    trials.close();
  }
}
