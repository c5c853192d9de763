// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.postgresql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import io.odpf.optimus.plugin.server.location.StoreLocation;
import io.odpf.optimus.plugin.server.problem.ServerException;
import io.odpf.optimus.plugin.server.problem.ServerProblem;
import io.odpf.optimus.plugin.server.sql.Database;
import io.odpf.optimus.plugin.server.sql.Migrations;
import io.odpf.optimus.plugin.server.sql.Transaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/** A database of PostgreSQL, reached by a pool of connections. */
public final class PostgresPool implements Database {
  /** How long a request waits for a connection, in milliseconds. */
  private static final int PATIENCE = 5_000;

  /** How long a statement may take, in seconds; longer than any of them does. */
  private static final int SILENCE = 60;

  /** Identifies the migration among the locks of the database: "optimus" as ASCII. */
  private static final long MIGRATION = 0x6f7074696d7573L;

  private final HikariDataSource pool;

  private PostgresPool(HikariDataSource pool) {
    this.pool = pool;
  }

  /**
   * Connects to a database, and creates its tables if necessary.
   *
   * @throws ServerException if it cannot be reached, or has a later version
   */
  public static PostgresPool open(StoreLocation.PostgresDatabase location) throws ServerException {
    PostgresPool database = new PostgresPool(connect(location));
    boolean ready = false;
    try {
      database.write(PostgresPool::migrate);
      ready = true;
      return database;
    } finally {
      if (!ready) {
        database.close();
      }
    }
  }

  private static HikariDataSource connect(StoreLocation.PostgresDatabase location)
      throws ServerException {
    HikariConfig config = new HikariConfig();
    config.setPoolName("optimus-server");
    config.setDataSource(source(location));
    config.setMaximumPoolSize(location.connections());
    config.setConnectionTimeout(PATIENCE);
    try {
      return new HikariDataSource(config);
    } catch (HikariPool.PoolInitializationException e) {
      throw PostgresFailure.of(e);
    }
  }

  private static PGSimpleDataSource source(StoreLocation.PostgresDatabase location)
      throws ServerException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    try {
      source.setURL(location.url());
    } catch (IllegalArgumentException e) {
      // The address may contain a password, and so may the message.
      throw ServerException.of(
          ServerProblem.STORE_UNAVAILABLE,
          "the address of the database is not one of PostgreSQL",
          "write jdbc:postgresql://host:port/database");
    }
    source.setUser(location.user());
    source.setPassword(location.password().reveal());
    source.setApplicationName("optimus-server");
    // Details of errors quote values of rows.
    source.setLogServerErrorDetail(false);
    source.setConnectTimeout(PATIENCE / 1_000);
    source.setSocketTimeout(SILENCE);
    source.setTcpKeepAlive(true);
    source.setPrepareThreshold(2);
    return source;
  }

  private static boolean migrate(Connection connection) throws SQLException, ServerException {
    try (PreparedStatement lock = connection.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
      lock.setLong(1, MIGRATION);
      lock.execute();
    }
    Migrations.apply(connection);
    return true;
  }

  @Override
  public <T> T read(Work<T> work) throws ServerException {
    try (Connection connection = pool.getConnection()) {
      return work.run(connection);
    } catch (SQLException e) {
      throw PostgresFailure.of(e);
    }
  }

  @Override
  public <T> T write(Work<T> work) throws ServerException {
    return read(connection -> Transaction.run(connection, work));
  }

  @Override
  public void close() {
    pool.close();
  }
}
