// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server;

import io.odpf.optimus.plugin.api.plugin.CallOptions;
import io.odpf.optimus.plugin.jobs.local.LocalPlugins;
import io.odpf.optimus.plugin.secrets.key.KeyRing;
import io.odpf.optimus.plugin.server.core.StoreServer;
import io.odpf.optimus.plugin.server.location.StoreLocation;
import io.odpf.optimus.plugin.server.postgresql.PostgresPool;
import io.odpf.optimus.plugin.server.problem.ServerException;
import io.odpf.optimus.plugin.server.service.JobServer;
import io.odpf.optimus.plugin.server.sql.Database;
import io.odpf.optimus.plugin.server.sql.SqlStore;
import io.odpf.optimus.plugin.server.sqlite.SqliteDatabase;
import io.odpf.optimus.plugin.server.sqlite.SqliteOptions;
import java.time.Clock;

/** Opens job servers. */
public final class JobServers {
  private JobServers() {}

  /**
   * Opens a server's database, creating or migrating its tables if necessary. Loads only the driver
   * of this database.
   *
   * @param keys the keys of secrets; new values are encrypted with the current one
   * @param plugins the installed plugins, which the server does not close
   * @param options the options of all calls of plugins
   * @param version what the server tells clients as its version
   * @param clock the clock for the times of runs and secrets
   * @throws ServerException if the database cannot be reached, another server uses it that cannot
   *     share it, or it has a later version
   */
  public static JobServer open(
      StoreLocation location,
      KeyRing keys,
      LocalPlugins plugins,
      CallOptions options,
      String version,
      Clock clock)
      throws ServerException {
    return new StoreServer(
        new SqlStore(database(location)), keys, plugins, options, version, clock);
  }

  private static Database database(StoreLocation location) throws ServerException {
    if (location instanceof StoreLocation.SqliteFile sqlite) {
      return SqliteDatabase.open(sqlite.file(), SqliteOptions.DEFAULT);
    }
    return PostgresPool.open((StoreLocation.PostgresDatabase) location);
  }
}
