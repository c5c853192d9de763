// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.conformance;

import java.util.List;
import java.util.Objects;

/**
 * The result of one check.
 *
 * @param details what was found, printable; empty if there is nothing to say
 */
public record CheckResult(ConformanceCheck check, Verdict verdict, List<String> details) {
  public CheckResult {
    Objects.requireNonNull(check, "check");
    Objects.requireNonNull(verdict, "verdict");
    details = List.copyOf(details);
  }

  static CheckResult passed(ConformanceCheck check, String... details) {
    return new CheckResult(check, Verdict.PASSED, List.of(details));
  }

  static CheckResult skipped(ConformanceCheck check, String why) {
    return new CheckResult(check, Verdict.SKIPPED, List.of(why));
  }

  static CheckResult failed(ConformanceCheck check, String... faults) {
    return new CheckResult(check, Verdict.FAILED, List.of(faults));
  }

  /** Returns a failure if there are faults. */
  static CheckResult of(ConformanceCheck check, List<String> faults) {
    return new CheckResult(check, faults.isEmpty() ? Verdict.PASSED : Verdict.FAILED, faults);
  }
}
