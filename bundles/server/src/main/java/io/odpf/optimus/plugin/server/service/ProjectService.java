// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.service;

import io.odpf.optimus.plugin.server.problem.ServerException;
import java.util.List;

/** Projects and their namespaces. Thread-safe. */
public interface ProjectService {

  /**
   * Creates a project, or replaces the configuration of an existing one.
   *
   * @throws ServerException if the name is empty
   */
  void register(ProjectSpec project) throws ServerException;

  /**
   * Creates a namespace, or replaces the configuration of an existing one.
   *
   * @throws ServerException if the project does not exist, or the name is empty
   */
  void register(String project, NamespaceSpec namespace) throws ServerException;

  /**
   * Returns a project.
   *
   * @throws ServerException if it does not exist
   */
  ProjectSpec project(String name) throws ServerException;

  /** Returns all projects, sorted by name. */
  List<ProjectSpec> projects() throws ServerException;

  /**
   * Returns a namespace.
   *
   * @throws ServerException if it or its project does not exist
   */
  NamespaceSpec namespace(NamespaceKey key) throws ServerException;

  /**
   * Returns the namespaces of a project, sorted by name.
   *
   * @throws ServerException if the project does not exist
   */
  List<NamespaceSpec> namespaces(String project) throws ServerException;
}
