// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import java.util.Objects;
import java.util.Optional;

/**
 * One difference.
 *
 * @param plugin the plugin's name, or the file's if it is no plugin's
 * @param kind what kind of difference
 * @param reason what differs and why, in a few words
 * @param expected what should be, for instance a version or digest
 * @param actual what is
 */
public record Difference(
    String plugin, Kind kind, String reason, Optional<String> expected, Optional<String> actual) {

  /** The kinds of differences. */
  public enum Kind {
    /** Listed and locked, not installed. */
    MISSING,
    /** Installed from something else than the lock names. */
    OUTDATED,
    /** Changed on disk since it was installed. */
    MODIFIED,
    /** Installed by the manager, no longer listed. */
    EXTRA,
    /** The lock file does not cover the plugin as the configuration describes it. */
    LOCK_STALE,
    /** A plugin's file that the manager did not install. */
    UNMANAGED
  }

  public Difference {
    Objects.requireNonNull(plugin, "plugin");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(expected, "expected");
    Objects.requireNonNull(actual, "actual");
  }
}
