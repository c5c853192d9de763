// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.conformance;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The longest time of each call. Not thread-safe. */
final class AnswerTimes {
  private final Map<String, Duration> longest = new LinkedHashMap<>();

  void add(String call, Duration time) {
    longest.merge(call, time, (one, other) -> one.compareTo(other) > 0 ? one : other);
  }

  CheckResult result() {
    if (longest.isEmpty()) {
      return CheckResult.skipped(ConformanceCheck.ANSWER_TIME, "no call was made");
    }
    Map.Entry<String, Duration> slowest =
        longest.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
    boolean late = slowest.getValue().compareTo(ConformanceLimits.LATE_ANSWER) > 0;
    return new CheckResult(
        ConformanceCheck.ANSWER_TIME,
        late ? Verdict.LATE : Verdict.PASSED,
        List.of(slowest.getKey() + " took " + slowest.getValue().toMillis() + " ms, the longest"));
  }
}
