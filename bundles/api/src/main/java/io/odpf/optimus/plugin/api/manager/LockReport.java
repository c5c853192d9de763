// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of a lock file.
 *
 * @param lockFile the file
 * @param entries one a plugin, by name, the removed ones included
 * @param fetchedBytes artifact bytes that came over the network
 */
public record LockReport(Path lockFile, List<Entry> entries, long fetchedBytes) {

  /**
   * A plugin's entry.
   *
   * @param plugin the name
   * @param change what was done to it
   * @param version the locked version, if it has one
   * @param platforms the platforms it covers now, in order
   */
  public record Entry(
      String plugin, Change change, Optional<String> version, List<String> platforms) {
    public Entry {
      platforms = List.copyOf(platforms);
    }
  }

  /** What was done to an entry. */
  public enum Change {
    ADDED,
    /** More platforms, the same digests. */
    EXTENDED,
    /** Other digests. */
    MOVED,
    REMOVED,
    UNCHANGED
  }

  public LockReport {
    Objects.requireNonNull(lockFile, "lockFile");
    entries = List.copyOf(entries);
  }

  /** Whether the file was written. */
  public boolean changed() {
    return entries.stream().anyMatch(entry -> entry.change() != Change.UNCHANGED);
  }
}
