// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.sql;

import io.odpf.optimus.plugin.server.problem.ServerException;
import io.odpf.optimus.plugin.server.service.NamespaceKey;
import io.odpf.optimus.plugin.server.service.NamespaceSpec;
import io.odpf.optimus.plugin.server.service.ProjectSpec;
import io.odpf.optimus.plugin.server.store.MissingScope;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The rows of projects and namespaces. */
final class ProjectTable {
  private ProjectTable() {}

  static void put(Connection connection, ProjectSpec project) throws SQLException {
    Query.of(
            "INSERT INTO project (name, config) VALUES (?, ?)"
                + " ON CONFLICT (name) DO UPDATE SET config = excluded.config",
            project.name(),
            Columns.text(project.config()))
        .run(connection);
  }

  static void put(Connection connection, String project, NamespaceSpec namespace)
      throws SQLException, ServerException {
    lock(connection, project);
    Query.of(
            "INSERT INTO namespace (project, name, config) VALUES (?, ?, ?)"
                + " ON CONFLICT (project, name) DO UPDATE SET config = excluded.config",
            project,
            namespace.name(),
            Columns.text(namespace.config()))
        .run(connection);
  }

  /**
   * Makes transactions that change a project's jobs or secrets wait for each other.
   *
   * @throws ServerException if the project does not exist
   */
  static void lock(Connection connection, String project) throws SQLException, ServerException {
    // The same row lock in all databases, and a test for the row.
    if (Query.of("UPDATE project SET name = name WHERE name = ?", project).run(connection) == 0) {
      throw MissingScope.project();
    }
  }

  /** Fails if a namespace does not exist; locks its project. */
  static void lock(Connection connection, NamespaceKey key) throws SQLException, ServerException {
    lock(connection, key.project());
    if (namespace(connection, key).isEmpty()) {
      throw MissingScope.namespace(key);
    }
  }

  static Optional<ProjectSpec> project(Connection connection, String name) throws SQLException {
    return Query.of("SELECT name, config FROM project WHERE name = ?", name)
        .first(connection, ProjectTable::projectOf);
  }

  static List<ProjectSpec> projects(Connection connection) throws SQLException {
    return Query.of("SELECT name, config FROM project ORDER BY name")
        .list(connection, ProjectTable::projectOf);
  }

  static Optional<NamespaceSpec> namespace(Connection connection, NamespaceKey key)
      throws SQLException {
    return Query.of(
            "SELECT name, config FROM namespace WHERE project = ? AND name = ?",
            key.project(),
            key.namespace())
        .first(connection, ProjectTable::namespaceOf);
  }

  static List<NamespaceSpec> namespaces(Connection connection, String project) throws SQLException {
    return Query.of("SELECT name, config FROM namespace WHERE project = ? ORDER BY name", project)
        .list(connection, ProjectTable::namespaceOf);
  }

  private static ProjectSpec projectOf(ResultSet row) throws SQLException {
    return new ProjectSpec(row.getString(1), Columns.map(row.getString(2)));
  }

  private static NamespaceSpec namespaceOf(ResultSet row) throws SQLException {
    return new NamespaceSpec(row.getString(1), Columns.map(row.getString(2)));
  }
}
