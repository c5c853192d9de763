// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.postgresql;

import io.odpf.optimus.plugin.server.problem.ServerException;
import io.odpf.optimus.plugin.server.problem.ServerProblem;
import io.odpf.optimus.plugin.text.TerminalText;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/** Describes failures of PostgreSQL by the classes of their SQL states. */
final class PostgresFailure {
  private PostgresFailure() {}

  static ServerException of(Exception failure) {
    Throwable cause = failure;
    // The pool wraps the failure that tells why it has no connection.
    while (cause.getCause() != null && state(cause).isEmpty()) {
      cause = cause.getCause();
    }
    String state = state(cause);
    String reason = TerminalText.passage(String.valueOf(cause.getMessage()));
    if (state.equals("53100")) {
      return ServerException.of(
          ServerProblem.STORE_FULL,
          "the database has no space left; nothing was changed",
          "free or add space on the disk of PostgreSQL",
          failure);
    }
    if (state.equals("25006") || state.equals("42501")) {
      return ServerException.of(
          ServerProblem.STORE_READ_ONLY,
          "the database refuses changes: " + reason,
          "name the primary server of PostgreSQL, and grant its user the right to create tables",
          failure);
    }
    if (state.equals("22021")) {
      return ServerException.of(
          ServerProblem.INVALID_REQUEST,
          "a text of the request has a NUL, which no database can hold",
          "remove it",
          failure);
    }
    boolean unavailable =
        state.startsWith("08")
            || state.startsWith("28")
            || state.startsWith("40")
            || state.startsWith("53")
            || state.startsWith("57")
            || state.startsWith("3D")
            || failure instanceof SQLTransientConnectionException
            || !(failure instanceof SQLException);
    return ServerException.of(
        unavailable ? ServerProblem.STORE_UNAVAILABLE : ServerProblem.STORE_FAILED,
        "PostgreSQL: " + reason,
        unavailable ? "check that it runs, and its address, user and password" : "",
        failure);
  }

  private static String state(Throwable failure) {
    @Nullable String state = failure instanceof SQLException sql ? sql.getSQLState() : null;
    return state == null ? "" : state;
  }
}
