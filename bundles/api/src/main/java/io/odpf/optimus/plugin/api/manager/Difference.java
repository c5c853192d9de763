// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import java.util.Objects;
import java.util.Optional;

/**
 * One difference.
 *
 * @param plugin the name of the plugin, or of a file that belongs to no plugin
 * @param kind the kind of difference
 * @param reason the difference and its cause in a few words
 * @param expected the expected value, for instance a version or digest
 * @param actual the actual value
 * @param remedy the action that resolves it
 */
public record Difference(
    String plugin,
    Kind kind,
    String reason,
    Optional<String> expected,
    Optional<String> actual,
    Remedy remedy) {

  /** The kinds of differences. */
  public enum Kind {
    /** The plugin is listed and locked but not installed. */
    MISSING,
    /** The plugin was installed from an artifact other than the locked one. */
    OUTDATED,
    /** The file changed after it was installed. */
    MODIFIED,
    /** The manager installed the plugin, but it is no longer listed. */
    EXTRA,
    /** The lock file does not cover the plugin as the configuration describes it. */
    LOCK_STALE,
    /** The manager did not install the plugin's file. */
    UNMANAGED
  }

  /** The action that resolves a difference. */
  public enum Remedy {
    /** An install. */
    INSTALL,
    /** An install that may replace files that were installed or changed by hand. */
    REPLACE,
    /** An install that also removes plugins that are no longer listed. */
    PRUNE,
    /** A lock of the plugin, which an install in server mode requires. */
    LOCK,
    /** Nothing that the manager can do. */
    NONE
  }

  /** Creates a difference with the default remedy of its kind. */
  public Difference(
      String plugin, Kind kind, String reason, Optional<String> expected, Optional<String> actual) {
    this(plugin, kind, reason, expected, actual, usual(kind));
  }

  private static Remedy usual(Kind kind) {
    return switch (kind) {
      case MISSING, OUTDATED, LOCK_STALE -> Remedy.INSTALL;
      case MODIFIED -> Remedy.REPLACE;
      case EXTRA -> Remedy.PRUNE;
      case UNMANAGED -> Remedy.NONE;
    };
  }

  public Difference {
    Objects.requireNonNull(plugin, "plugin");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(expected, "expected");
    Objects.requireNonNull(actual, "actual");
    Objects.requireNonNull(remedy, "remedy");
  }
}
