// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether plugins outlive their host, for the next host to attach to them.
 *
 * @param directory where they are recorded, in an existing directory of this user; shared by
 *     successive hosts. Absent for a host that neither keeps nor takes over plugins
 * @param reattach whether plugins outlive their host; if not, those that an earlier host left are
 *     ended
 * @param unclaimed how long a process that an earlier host left keeps running if this host does not
 *     find its plugin
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

  /**
   * Returns settings by which plugins end with their host, and those that an earlier host left end.
   */
  public static KeepSettings reaping(Path directory) {
    return new KeepSettings(Optional.of(directory), false, NONE.unclaimed());
  }

  /**
   * Returns settings by which plugins outlive their host, and this host attaches to those that an
   * earlier one left.
   */
  public static KeepSettings reattaching(Path directory) {
    return new KeepSettings(Optional.of(directory), true, NONE.unclaimed());
  }
}
