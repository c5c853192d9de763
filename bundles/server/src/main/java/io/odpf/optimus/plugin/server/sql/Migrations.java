// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.sql;

import io.odpf.optimus.plugin.server.problem.ServerException;
import io.odpf.optimus.plugin.server.problem.ServerProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * The numbered changes by which the tables came about, the same for each database. A released one
 * is never changed.
 */
public final class Migrations {
  private static final int LATEST = 1;

  private Migrations() {}

  /**
   * Brings the tables to the latest version, within the transaction of the caller. Only one server
   * at a time may do so.
   *
   * @throws ServerException if the database has a later version
   */
  public static void apply(Connection connection) throws SQLException, ServerException {
    execute(connection, "CREATE TABLE IF NOT EXISTS optimus_schema (version BIGINT NOT NULL)");
    Optional<Integer> found =
        Query.of("SELECT version FROM optimus_schema").first(connection, row -> row.getInt(1));
    int version = found.orElse(0);
    if (version > LATEST || version < 0) {
      throw ServerException.of(
          ServerProblem.STORE_VERSION,
          "the database has version " + version + "; this server knows versions up to " + LATEST,
          "run the version of the server that wrote it, or name another database");
    }
    for (int next = version + 1; next <= LATEST; next++) {
      for (String statement : script(next).split(";\\s*\n")) {
        execute(connection, statement);
      }
    }
    if (found.isEmpty()) {
      Query.of("INSERT INTO optimus_schema (version) VALUES (?)", LATEST).run(connection);
    } else if (version != LATEST) {
      Query.of("UPDATE optimus_schema SET version = ?", LATEST).run(connection);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Returns the statements of a change, each ending with a semicolon at the end of a line. */
  private static String script(int version) {
    String name = "migration-" + version + ".sql";
    try (InputStream in = Migrations.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("this program lacks " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
