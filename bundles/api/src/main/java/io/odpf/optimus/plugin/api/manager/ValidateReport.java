// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import java.util.List;

/**
 * What was found in a configuration.
 *
 * @param problems what is wrong with it; empty if it is valid
 * @param notes what this machine lacks to ask its sources: variables that are not set, files of
 *     secrets that are not there; empty for a strict request, to which these are problems
 */
public record ValidateReport(List<Problem> problems, List<Problem> notes) {
  public ValidateReport {
    problems = List.copyOf(problems);
    notes = List.copyOf(notes);
  }

  /** Whether nothing is wrong; there may be notes. */
  public boolean valid() {
    return problems.isEmpty();
  }
}
