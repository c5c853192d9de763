// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.section;

import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.problem.ProblemCode;
import io.odpf.optimus.plugin.config.source.Findings;

/** The errors and the warnings about one file. Not thread-safe. */
public final class SectionFindings {
  private final Findings errors = new Findings();
  private final Findings warnings = new Findings();

  /** Returns the errors. */
  public Findings errors() {
    return errors;
  }

  /** Returns the warnings. */
  public Findings warnings() {
    return warnings;
  }

  /** Adds an error. */
  public void error(Position position, ProblemCode code, String message, String hint) {
    errors.add(position, code, message, hint);
  }

  /** Adds a warning. */
  public void warn(Position position, ProblemCode code, String message, String hint) {
    warnings.add(position, code, message, hint);
  }
}
