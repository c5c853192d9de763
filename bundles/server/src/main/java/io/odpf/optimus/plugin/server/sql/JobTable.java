// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.sql;

import io.odpf.optimus.plugin.jobs.dependency.JobKey;
import io.odpf.optimus.plugin.jobs.dependency.JobResources;
import io.odpf.optimus.plugin.jobs.dependency.KnownJob;
import io.odpf.optimus.plugin.server.problem.ServerException;
import io.odpf.optimus.plugin.server.problem.ServerProblem;
import io.odpf.optimus.plugin.server.service.NamespaceKey;
import io.odpf.optimus.plugin.server.store.JobText;
import io.odpf.optimus.plugin.server.store.NewJob;
import io.odpf.optimus.plugin.server.store.StoredJob;
import io.odpf.optimus.plugin.text.TerminalText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/** The rows of jobs. */
final class JobTable {
  private JobTable() {}

  static List<String> replace(Connection connection, NamespaceKey namespace, List<NewJob> jobs)
      throws SQLException, ServerException {
    put(connection, namespace, jobs);
    TreeSet<String> names = new TreeSet<>(names(connection, namespace));
    jobs.forEach(job -> names.remove(job.spec().name()));
    for (String name : names) {
      delete(connection, namespace, name);
    }
    return List.copyOf(names);
  }

  static List<String> names(Connection connection, NamespaceKey namespace) throws SQLException {
    return Query.of(
            "SELECT name FROM job WHERE project = ? AND namespace = ?",
            namespace.project(),
            namespace.namespace())
        .list(connection, row -> row.getString(1));
  }

  static void put(Connection connection, NamespaceKey namespace, List<NewJob> jobs)
      throws SQLException, ServerException {
    ProjectTable.lock(connection, namespace);
    Map<String, String> owners = owners(connection, namespace.project());
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO job (id, project, name, namespace, version, spec, urn, sources)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (project, name) DO UPDATE SET"
                + " version = excluded.version, spec = excluded.spec, urn = excluded.urn,"
                + " sources = excluded.sources")) {
      for (NewJob job : jobs) {
        String name = job.spec().name();
        String owner = owners.getOrDefault(name, namespace.namespace());
        if (!owner.equals(namespace.namespace())) {
          throw elsewhere(name, owner);
        }
        String text = JobText.of(job.spec());
        statement.setString(1, UUID.randomUUID().toString());
        statement.setString(2, namespace.project());
        statement.setString(3, name);
        statement.setString(4, namespace.namespace());
        statement.setString(5, JobText.version(text));
        statement.setString(6, text);
        statement.setString(7, job.resources().urn().orElse(""));
        statement.setString(8, Columns.text(job.resources().sources()));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static Map<String, String> owners(Connection connection, String project)
      throws SQLException {
    Map<String, String> owners = new HashMap<>();
    for (Map.Entry<String, String> owner :
        Query.of("SELECT name, namespace FROM job WHERE project = ?", project)
            .list(connection, row -> Map.entry(row.getString(1), row.getString(2)))) {
      owners.put(owner.getKey(), owner.getValue());
    }
    return owners;
  }

  private static ServerException elsewhere(String name, String owner) {
    return ServerException.of(
        ServerProblem.JOB_ELSEWHERE,
        "namespace "
            + TerminalText.quote(owner)
            + " of the project has a job "
            + TerminalText.quote(name),
        "rename one of the two jobs, or delete the other one");
  }

  static boolean delete(Connection connection, NamespaceKey namespace, String name)
      throws SQLException {
    return Query.of(
                "DELETE FROM job WHERE project = ? AND namespace = ? AND name = ?",
                namespace.project(),
                namespace.namespace(),
                name)
            .run(connection)
        > 0;
  }

  static Optional<StoredJob> job(Connection connection, NamespaceKey namespace, String name)
      throws SQLException {
    return Query.of(
            "SELECT id, version, spec FROM job WHERE project = ? AND namespace = ? AND name = ?",
            namespace.project(),
            namespace.namespace(),
            name)
        .first(connection, JobTable::job);
  }

  static List<StoredJob> jobs(Connection connection, NamespaceKey namespace) throws SQLException {
    return Query.of(
            "SELECT id, version, spec FROM job WHERE project = ? AND namespace = ? ORDER BY name",
            namespace.project(),
            namespace.namespace())
        .list(connection, JobTable::job);
  }

  private static StoredJob job(ResultSet row) throws SQLException {
    return new StoredJob(row.getString(1), row.getString(2), row.getString(3));
  }

  static List<KnownJob> known(Connection connection) throws SQLException {
    return Query.of("SELECT project, name, urn FROM job")
        .list(
            connection,
            row -> {
              Optional<String> urn = Optional.of(row.getString(3)).filter(text -> !text.isEmpty());
              return new KnownJob(
                  new JobKey(row.getString(1), row.getString(2)),
                  List.of(),
                  new JobResources(Optional.empty(), urn, List.of()));
            });
  }
}
