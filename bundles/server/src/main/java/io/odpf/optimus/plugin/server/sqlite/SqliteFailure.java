// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.sqlite;

import io.odpf.optimus.plugin.server.problem.ServerException;
import io.odpf.optimus.plugin.server.problem.ServerProblem;
import io.odpf.optimus.plugin.text.TerminalText;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Describes failures of SQLite. Its messages contain no values. */
final class SqliteFailure {
  /** The low bits of an extended code are the code that it belongs to. */
  private static final int PRIMARY = 0xFF;

  private SqliteFailure() {}

  static ServerException of(Path file, SQLException failure) {
    String name = "database " + TerminalText.quote(file.toString());
    return switch (code(failure)) {
      case SQLITE_BUSY, SQLITE_LOCKED ->
          ServerException.of(
              ServerProblem.STORE_IN_USE,
              name + " is in use by another server or program",
              "stop the other one; use PostgreSQL for more than one server",
              failure);
      case SQLITE_FULL ->
          ServerException.of(
              ServerProblem.STORE_FULL,
              name + " has no space left; nothing was changed",
              "free or add space on its disk",
              failure);
      case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM ->
          ServerException.of(
              ServerProblem.STORE_READ_ONLY,
              name + " cannot be opened or written",
              "make the file and its directory writable for the server's user",
              failure);
      case SQLITE_NOTADB ->
          ServerException.of(
              ServerProblem.STORE_VERSION,
              name + " is not a database of SQLite",
              "name another file",
              failure);
      default ->
          ServerException.of(
              ServerProblem.STORE_FAILED,
              name + ": " + TerminalText.passage(String.valueOf(failure.getMessage())),
              "",
              failure);
    };
  }

  private static SQLiteErrorCode code(SQLException failure) {
    return failure instanceof SQLiteException known
        ? SQLiteErrorCode.getErrorCode(known.getResultCode().code & PRIMARY)
        : SQLiteErrorCode.getErrorCode(failure.getErrorCode() & PRIMARY);
  }
}
