// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.compile;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.jobs.instance.InstanceContext;
import java.util.List;
import java.util.Objects;

/**
 * The compiled input of a container for one run.
 *
 * @param context the variables, secrets and files
 * @param warnings keys that templates refer to and that do not exist, and settings without effect
 */
public record CompiledInstance(InstanceContext context, List<Problem> warnings) {
  public CompiledInstance {
    Objects.requireNonNull(context, "context");
    warnings = List.copyOf(warnings);
  }
}
