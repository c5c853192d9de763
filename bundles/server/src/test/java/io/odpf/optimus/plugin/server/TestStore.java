// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server;

import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.server.location.StoreLocation;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** An empty database for a test, and a way to it beside the server. */
interface TestStore {
  StoreLocation location();

  /** Runs a statement; no server may hold the database. */
  void execute(String sql) throws SQLException;

  /** Returns a file of SQLite in a directory. */
  static TestStore sqlite(Path directory) {
    Path file = directory.resolve("server.db");
    return new Jdbc(new StoreLocation.SqliteFile(file), "jdbc:sqlite:" + file);
  }

  /** Returns a schema of the shared server of PostgreSQL. */
  static TestStore postgres() throws SQLException {
    String schema = "t" + UUID.randomUUID().toString().replace("-", "");
    String server = PostgresServer.shared().url() + "?user=optimus&currentSchema=";
    new Jdbc(location(""), server).execute("CREATE SCHEMA " + schema);
    return new Jdbc(location("?currentSchema=" + schema), server + schema);
  }

  static StoreLocation location(String options) {
    return new StoreLocation.PostgresDatabase(
        PostgresServer.shared().url() + options, "optimus", Secret.of(""), 8);
  }

  /** A database that the driver manager reaches. */
  record Jdbc(StoreLocation location, String url) implements TestStore {
    @Override
    public void execute(String sql) throws SQLException {
      try (Connection connection = DriverManager.getConnection(url);
          Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }
  }
}
