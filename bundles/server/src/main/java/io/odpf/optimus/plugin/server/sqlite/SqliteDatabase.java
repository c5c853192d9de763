// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.sqlite;

import io.odpf.optimus.plugin.server.problem.ServerException;
import io.odpf.optimus.plugin.server.problem.ServerProblem;
import io.odpf.optimus.plugin.server.sql.Database;
import io.odpf.optimus.plugin.server.sql.Migrations;
import io.odpf.optimus.plugin.server.sql.Transaction;
import io.odpf.optimus.plugin.text.TerminalText;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import org.sqlite.SQLiteConfig;

/**
 * A database in a file of SQLite, held by one connection, which its threads share in turns: a
 * statement takes microseconds. The file stays locked, so that a second server is refused instead
 * of waiting.
 */
public final class SqliteDatabase implements Database {
  private final ReentrantLock turn = new ReentrantLock(true);
  private final Path file;
  private final Connection connection;

  private SqliteDatabase(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /**
   * Opens a file, creating it and its tables if necessary.
   *
   * @throws ServerException if it cannot be opened, another program uses it, or it has a later
   *     version
   */
  public static SqliteDatabase open(Path file, SqliteOptions options) throws ServerException {
    createPrivate(file);
    try {
      SqliteDatabase database = new SqliteDatabase(file, connect(file, options));
      boolean ready = false;
      try {
        database.write(
            connection -> {
              Migrations.apply(connection);
              return true;
            });
        ready = true;
        return database;
      } finally {
        if (!ready) {
          database.close();
        }
      }
    } catch (SQLException e) {
      throw SqliteFailure.of(file, e);
    }
  }

  private static Connection connect(Path file, SqliteOptions options) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout((int) options.patience().toMillis());
    config.setLockingMode(SQLiteConfig.LockingMode.EXCLUSIVE);
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    // Each commit is on the disk when it returns.
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    config.setMaxPageCount(options.maxPages());
    config.enforceForeignKeys(true);
    return config.createConnection("jdbc:sqlite:" + file);
  }

  private static void createPrivate(Path file) throws ServerException {
    try {
      if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
    } catch (FileAlreadyExistsException e) {
      // As it should be, except at the first start.
      return;
    } catch (IOException e) {
      throw ServerException.of(
          ServerProblem.STORE_READ_ONLY,
          "database "
              + TerminalText.quote(file.toString())
              + " cannot be created: "
              + TerminalText.passage(String.valueOf(e.getMessage())),
          "create its directory, and make it writable for the server's user",
          e);
    }
  }

  @Override
  public <T> T read(Work<T> work) throws ServerException {
    turn.lock();
    try {
      return work.run(connection);
    } catch (SQLException e) {
      throw SqliteFailure.of(file, e);
    } finally {
      turn.unlock();
    }
  }

  @Override
  public <T> T write(Work<T> work) throws ServerException {
    return read(mine -> Transaction.run(mine, work));
  }

  /** Nothing is lost by a failure: what was committed is on the disk. */
  @Override
  public void close() {
    turn.lock();
    try {
      connection.close();
    } catch (SQLException e) {
      System.getLogger(SqliteDatabase.class.getName())
          .log(System.Logger.Level.WARNING, "the database did not close", e);
    } finally {
      turn.unlock();
    }
  }
}
