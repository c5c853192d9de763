// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.sqlite;

import java.time.Duration;
import java.util.Objects;

/**
 * The options of a database in a file.
 *
 * @param patience how long to wait for another program that uses the file
 * @param maxPages the size that the file may grow to, in pages of 4 KiB
 */
public record SqliteOptions(Duration patience, int maxPages) {

  /** Waits as long as a server takes to end, and grows to 4 TiB. */
  public static final SqliteOptions DEFAULT = new SqliteOptions(Duration.ofSeconds(2), 1 << 30);

  public SqliteOptions {
    Objects.requireNonNull(patience, "patience");
  }
}
