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
    boolean done = false;
    try {
      T result = work.run(connection);
      connection.commit();
      done = true;
      return result;
    } finally {
      end(connection, done);
    }
  }

  /**
   * A failure to undo would hide the failure of the work, and the database undoes the work anyway
   * when the connection, which is broken then, ends.
   */
  private static void end(Connection connection, boolean done) throws SQLException {
    try {
      if (!done) {
        connection.rollback();
      }
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      if (done) {
        throw e;
      }
    }
  }
}
