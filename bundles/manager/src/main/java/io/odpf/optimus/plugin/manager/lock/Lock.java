// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.lock;

import io.odpf.optimus.plugin.api.provider.Platform;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The content of a lock file.
 *
 * @param platforms the platforms that it covers, in order
 * @param plugins the entries by the plugins' names
 */
public record Lock(SortedSet<Platform> platforms, SortedMap<String, LockEntry> plugins) {

  /** The lock without entries. */
  public static final Lock EMPTY = new Lock(new TreeSet<>(), new TreeMap<>());

  public Lock {
    Objects.requireNonNull(platforms, "platforms");
    platforms = Collections.unmodifiableSortedSet(new TreeSet<>(platforms));
    plugins = Collections.unmodifiableSortedMap(new TreeMap<>(plugins));
  }

  // Written out: on JDK 17 the generated equals pins this class loader, and its first call is slow.
  @Override
  public boolean equals(Object other) {
    return other instanceof Lock that
        && platforms.equals(that.platforms)
        && plugins.equals(that.plugins);
  }

  @Override
  public int hashCode() {
    return Objects.hash(platforms, plugins);
  }

  public Optional<LockEntry> plugin(String name) {
    return Optional.ofNullable(plugins.get(name));
  }
}
