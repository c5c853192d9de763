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

  /** The action that resolves a difference. */
  public enum Remedy {
    /** An install. */
    INSTALL,
    /** An install that may replace files that were installed or changed by hand. */
    REPLACE,
    /** An install that also removes plugins that are no longer listed. */
    PRUNE,
    /** A lock that covers it, which an install in server mode needs first. */
    LOCK,
    /** No operation of the manager resolves it. */
    NONE
  }

  /** A difference with the usual remedy of its kind. */
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
