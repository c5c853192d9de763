// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.machine;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The install location that the configuration named when it was last read, so that what is
 * installed is still known while the configuration is broken. Thread-safe.
 */
final class LastLocation {
  private final AtomicReference<@Nullable Path> path = new AtomicReference<>();

  void set(Path location) {
    path.set(location);
  }

  /** Returns the location; empty if the configuration has never been read. */
  Optional<Path> get() {
    return Optional.ofNullable(path.get());
  }
}
