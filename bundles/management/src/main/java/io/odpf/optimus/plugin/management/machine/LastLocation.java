// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.machine;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The install location of the last configuration that could be read. With it, installed plugins can
 * be listed while the configuration is invalid. Thread-safe.
 */
final class LastLocation {
  private final AtomicReference<@Nullable Path> path = new AtomicReference<>();

  void set(Path location) {
    path.set(location);
  }

  /** Returns the location; empty if no configuration has been read yet. */
  Optional<Path> get() {
    return Optional.ofNullable(path.get());
  }
}
