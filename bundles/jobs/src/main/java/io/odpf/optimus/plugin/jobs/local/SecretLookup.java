// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.local;

import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.jobs.project.Namespace;
import io.odpf.optimus.plugin.jobs.project.Project;
import java.util.Map;

/** Finds the secrets that jobs may read. */
@FunctionalInterface
public interface SecretLookup {

  /** Knows no secrets. */
  SecretLookup NONE = (project, namespace) -> Map.of();

  /**
   * Returns the secrets that the jobs of a namespace may read, by name: those of the project that
   * belong to no namespace, and those of this one.
   *
   * @throws ProblemException if they cannot be read
   */
  Map<String, Secret> visible(Project project, Namespace namespace) throws ProblemException;
}
