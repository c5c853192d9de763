// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.store;

import io.odpf.optimus.plugin.server.service.NamespaceSpec;
import io.odpf.optimus.plugin.server.service.ProjectSpec;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a run is compiled from.
 *
 * @param secrets the secrets that the job may read
 * @param run the run, if it is registered
 */
public record RunSource(
    ProjectSpec project,
    NamespaceSpec namespace,
    StoredJob job,
    List<StoredSecret> secrets,
    Optional<StoredRun> run) {
  public RunSource {
    Objects.requireNonNull(project, "project");
    Objects.requireNonNull(namespace, "namespace");
    Objects.requireNonNull(job, "job");
    secrets = List.copyOf(secrets);
    Objects.requireNonNull(run, "run");
  }
}
