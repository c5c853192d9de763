// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.sql;

import io.odpf.optimus.plugin.server.service.NamespaceKey;
import io.odpf.optimus.plugin.server.service.NamespaceSpec;
import io.odpf.optimus.plugin.server.service.ProjectSpec;
import io.odpf.optimus.plugin.server.store.RunSource;
import io.odpf.optimus.plugin.server.store.StoredJob;
import io.odpf.optimus.plugin.server.store.StoredRun;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of runs. */
final class RunTable {
  private RunTable() {}

  static Optional<RunSource> source(
      Connection connection, String project, String job, Instant scheduledAt) throws SQLException {
    Optional<RunSource> source =
        Query.of(
                "SELECT p.name, p.config, n.name, n.config, j.id, j.version, j.spec,"
                    + " r.id, r.executed_at FROM job j"
                    + " JOIN project p ON p.name = j.project"
                    + " JOIN namespace n ON n.project = j.project AND n.name = j.namespace"
                    + " LEFT JOIN run r ON r.job = j.id AND r.scheduled_at = ?"
                    + " WHERE j.project = ? AND j.name = ?",
                Columns.micros(scheduledAt),
                project,
                job)
            .first(connection, RunTable::source);
    if (source.isEmpty()) {
      return source;
    }
    RunSource found = source.get();
    return Optional.of(
        new RunSource(
            found.project(),
            found.namespace(),
            found.job(),
            SecretTable.visible(connection, new NamespaceKey(project, found.namespace().name())),
            found.run()));
  }

  private static RunSource source(ResultSet row) throws SQLException {
    @Nullable String run = row.getString(8);
    return new RunSource(
        new ProjectSpec(row.getString(1), Columns.map(row.getString(2))),
        new NamespaceSpec(row.getString(3), Columns.map(row.getString(4))),
        new StoredJob(row.getString(5), row.getString(6), row.getString(7)),
        List.of(),
        run == null ? Optional.empty() : Optional.of(run(run, row.getLong(9))));
  }

  private static StoredRun run(String id, long executedAt) {
    return new StoredRun(UUID.fromString(id), Columns.time(executedAt));
  }

  static Optional<StoredRun> register(
      Connection connection, String job, Instant scheduledAt, StoredRun run) throws SQLException {
    Query.of(
            "INSERT INTO run (id, job, scheduled_at, executed_at)"
                + " SELECT ?, id, ?, ? FROM job WHERE id = ?"
                + " ON CONFLICT (job, scheduled_at) DO NOTHING",
            run.id().toString(),
            Columns.micros(scheduledAt),
            Columns.micros(run.executedAt()),
            job)
        .run(connection);
    return Query.of(
            "SELECT id, executed_at FROM run WHERE job = ? AND scheduled_at = ?",
            job,
            Columns.micros(scheduledAt))
        .first(connection, row -> run(row.getString(1), row.getLong(2)));
  }
}
