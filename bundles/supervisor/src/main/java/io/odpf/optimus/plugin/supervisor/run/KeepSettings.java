// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether plugins outlive their host, for the next host to attach to them.
 *
 * @param directory where those that do are recorded, in an existing directory of this user; hosts
 *     with the same one follow one another. Absent for a host that has nothing to do with it
 * @param reattach whether they do; else those that an earlier host left are ended
 * @param unclaimed how long one that an earlier host left goes on if this host does not find its
 *     plugin
 */
public record KeepSettings(Optional<Path> directory, boolean reattach, Duration unclaimed) {
  /** Plugins end with their host, and other hosts' plugins are not touched. */
  public static final KeepSettings NONE =
      new KeepSettings(Optional.empty(), false, Duration.ofMinutes(1));

  public KeepSettings {
    Objects.requireNonNull(directory, "directory");
    Objects.requireNonNull(unclaimed, "unclaimed");
    if (reattach && directory.isEmpty()) {
      throw new IllegalArgumentException("no directory to record kept plugins in");
    }
  }

  /** Plugins end with their host, and so do those that an earlier one left. */
  public static KeepSettings reaping(Path directory) {
    return new KeepSettings(Optional.of(directory), false, NONE.unclaimed());
  }

  /** Plugins outlive their host, and this one attaches to those that an earlier one left. */
  public static KeepSettings reattaching(Path directory) {
    return new KeepSettings(Optional.of(directory), true, NONE.unclaimed());
  }
}
