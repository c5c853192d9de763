// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.sql;

import io.odpf.optimus.plugin.server.problem.ServerException;
import java.sql.Connection;
import java.sql.SQLException;

/** A database with the tables of a job server. Thread-safe. */
public interface Database extends AutoCloseable {

  /** Work with a connection. */
  @FunctionalInterface
  interface Work<T> {
    /** Runs statements, and leaves the connection open. */
    T run(Connection connection) throws SQLException, ServerException;
  }

  /** Runs queries, each in a transaction of its own. */
  <T> T read(Work<T> work) throws ServerException;

  /** Runs work in a transaction, which is committed unless the work throws. */
  <T> T write(Work<T> work) throws ServerException;

  @Override
  void close();
}
