// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.spec;

import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.problem.ProblemCode;
import io.odpf.optimus.plugin.config.source.Findings;

/** The errors and the warnings about one file. Not thread-safe. */
final class SpecFindings {
  private final Findings errors = new Findings();
  private final Findings warnings = new Findings();

  Findings errors() {
    return errors;
  }

  Findings warnings() {
    return warnings;
  }

  void error(Position position, ProblemCode code, String message, String hint) {
    errors.add(position, code, message, hint);
  }

  void warn(Position position, ProblemCode code, String message, String hint) {
    warnings.add(position, code, message, hint);
  }
}
