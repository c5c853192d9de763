// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The result of locking.
 *
 * @param lockFile the file
 * @param entries one entry per plugin, ordered by name, including removed ones
 * @param fetchedBytes the number of artifact bytes received over the network
 */
public record LockReport(Path lockFile, List<Entry> entries, long fetchedBytes) {

  /**
   * A plugin's entry.
   *
   * @param plugin the plugin's name
   * @param change the change of the entry
   * @param version the locked version, if it has one
   * @param platforms the platforms that it covers now, in order
   */
  public record Entry(
      String plugin, Change change, Optional<String> version, List<String> platforms) {
    public Entry {
      platforms = List.copyOf(platforms);
    }
  }

  /** The changes of an entry. */
  public enum Change {
    ADDED,
    /** Platforms were added; the digests are the same. */
    EXTENDED,
    /** Digests changed. */
    MOVED,
    REMOVED,
    UNCHANGED
  }

  public LockReport {
    Objects.requireNonNull(lockFile, "lockFile");
    entries = List.copyOf(entries);
  }

  /** Returns whether the file was written. */
  public boolean changed() {
    return entries.stream().anyMatch(entry -> entry.change() != Change.UNCHANGED);
  }
}
