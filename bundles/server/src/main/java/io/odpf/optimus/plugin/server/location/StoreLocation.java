// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.location;

import io.odpf.optimus.plugin.api.option.Secret;
import java.nio.file.Path;
import java.util.Objects;

/** Where a job server stores its data. */
public sealed interface StoreLocation {

  /**
   * A file of SQLite, which one server at a time uses. It is created if it does not exist, readable
   * by its owner only; its directory must exist.
   */
  record SqliteFile(Path file) implements StoreLocation {
    public SqliteFile {
      Objects.requireNonNull(file, "file");
    }
  }

  /**
   * A database of PostgreSQL, which several servers may use.
   *
   * @param url the address, {@code jdbc:postgresql://host:port/database}, with the driver's options
   * @param user the name of the database's user
   * @param password the user's password; empty if the database asks for none
   * @param connections how many connections the server holds, at least 1
   */
  record PostgresDatabase(String url, String user, Secret password, int connections)
      implements StoreLocation {

    /** Enough for the plugins of one machine: a request holds a connection for milliseconds. */
    public static final int DEFAULT_CONNECTIONS = 8;

    public PostgresDatabase {
      Objects.requireNonNull(url, "url");
      Objects.requireNonNull(user, "user");
      Objects.requireNonNull(password, "password");
      if (connections < 1) {
        throw new IllegalArgumentException("no connections: " + connections);
      }
    }
  }
}
