// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.service;

/**
 * A job server, which the services of each protocol delegate to. Thread-safe.
 *
 * <p>Failures are of {@link io.odpf.optimus.plugin.server.problem.ServerException}, whose kind each
 * protocol maps to its own status.
 */
public interface JobServer extends AutoCloseable {

  /** Returns the version of the server. */
  String version();

  /** Returns the projects and their namespaces. */
  ProjectService projects();

  /** Returns the jobs. */
  JobService jobs();

  /** Returns the runs of jobs. */
  RunService runs();

  /** Returns the windows. */
  WindowService windows();

  /** Returns the secrets. */
  SecretService secrets();

  /** Closes the database. Operations in progress may fail. */
  @Override
  void close();
}
