// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.spec;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.config.source.Node;
import io.odpf.optimus.plugin.jobs.model.JobSpec;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The result of reading one file.
 *
 * @param name the file's name in positions
 * @param root the content with positions; empty if it is not YAML
 * @param spec the specification, usable only if there are no errors; empty if the content is not
 *     YAML
 * @param errors the errors
 * @param warnings the warnings
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

  /** Returns whether the specification can be used. */
  public boolean isUsable() {
    return spec.isPresent() && errors.isEmpty();
  }
}
