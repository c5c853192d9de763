// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.spec;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.config.source.Node;
import io.odpf.optimus.plugin.jobs.model.JobSpec;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What was read from one file.
 *
 * @param name the file's name in positions
 * @param root its content with positions, if it is YAML
 * @param spec what it says, if it is YAML; usable if there are no errors
 * @param errors what is wrong with it
 * @param warnings what is doubtful in it
 */
public record SpecFile(
    String name,
    Optional<Node.Mapping> root,
    Optional<JobSpec> spec,
    List<Problem> errors,
    List<Problem> warnings) {
  public SpecFile {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(root, "root");
    Objects.requireNonNull(spec, "spec");
    errors = List.copyOf(errors);
    warnings = List.copyOf(warnings);
  }

  /** Returns whether what the file says can be used. */
  public boolean isUsable() {
    return spec.isPresent() && errors.isEmpty();
  }
}
