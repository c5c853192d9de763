// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import io.odpf.optimus.plugin.api.problem.Problem;
import java.util.List;

/**
 * The findings in a configuration.
 *
 * @param problems its errors; empty if it is valid
 * @param notes what this machine lacks to contact the sources: unset variables and missing secret
 *     files; empty for a strict request, which reports these as problems
 */
public record ValidateReport(List<Problem> problems, List<Problem> notes) {
  public ValidateReport {
    problems = List.copyOf(problems);
    notes = List.copyOf(notes);
  }

  /** Returns whether there are no problems. There may still be notes. */
  public boolean valid() {
    return problems.isEmpty();
  }
}
