// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A change of an install location whose process died or is still running. Until it ends, the
 * location may contain plugins of both the old and the new set.
 *
 * @param plugins the plugins that it changes
 * @param next how it will end
 * @param leftovers the files to remove, for {@link Next#TIDY}; else empty
 */
public record UnfinishedChange(List<String> plugins, Next next, List<Path> leftovers) {

  /** The first step of the next operation that changes the location. */
  public enum Next {
    /** Completes the change, after which the location contains the new set. */
    FINISH,
    /** Undoes the change, after which the location contains the old set. */
    UNDO,
    /** Completes or undoes the change; this user has no permission to read which. */
    FINISH_OR_UNDO,
    /** Waits for the process that is still making the change. */
    WAIT,
    /** Removes the leftovers of a process that died before it began to change the location. */
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

  /** Creates a change other than {@link Next#TIDY}. */
  public UnfinishedChange(List<String> plugins, Next next) {
    this(plugins, next, List.of());
  }
}
