// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.sql;

import io.odpf.optimus.plugin.server.problem.ServerException;
import java.sql.Connection;
import java.sql.SQLException;

/** Runs work in a transaction of a connection. */
public final class Transaction {
  private Transaction() {}

  /** Runs work, and commits; if it fails, undoes all that it did. */
  public static <T> T run(Connection connection, Database.Work<T> work)
      throws SQLException, ServerException {
    connection.setAutoCommit(false);
    T result;
    try {
      result = work.run(connection);
      connection.commit();
    } catch (SQLException | ServerException | RuntimeException | Error e) {
      undo(connection, e);
      throw e;
    }
    connection.setAutoCommit(true);
    return result;
  }

  /** Databases undo some failed transactions by themselves, and refuse to do it again. */
  private static void undo(Connection connection, Throwable failure) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
    try {
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }
}
