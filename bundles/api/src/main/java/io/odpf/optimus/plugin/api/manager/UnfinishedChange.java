// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A change of an install location that did not end: its process died, or is still at it. Until it
 * has ended, the location may hold plugins of the set before and of the set after.
 *
 * @param plugins those that it is about
 * @param next what becomes of it
 * @param leftovers what is to be removed, if that is all; else empty
 */
public record UnfinishedChange(List<String> plugins, Next next, List<Path> leftovers) {

  /** What the next operation that changes the location does first. */
  public enum Next {
    /** Finishes the change: the location holds the new set then. */
    FINISH,
    /** Undoes the change: the location holds the old set then. */
    UNDO,
    /** Either; this user may not look at what decides it. */
    FINISH_OR_UNDO,
    /** Waits for the process that is still at it. */
    WAIT,
    /** Removes what a process that died left; it had not begun to change the location. */
    TIDY
  }

  public UnfinishedChange {
    plugins = List.copyOf(plugins);
    Objects.requireNonNull(next, "next");
    leftovers = List.copyOf(leftovers);
    if (leftovers.isEmpty() == (next == Next.TIDY)) {
      throw new IllegalArgumentException("leftovers belong to TIDY alone");
    }
  }

  /** A change that is not only something to be tidied up. */
  public UnfinishedChange(List<String> plugins, Next next) {
    this(plugins, next, List.of());
  }
}
