// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.lock;

import io.odpf.optimus.plugin.api.provider.Platform;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Builds a lock from an earlier one. */
public final class LockBuilder {
  private final SortedSet<Platform> platforms = new TreeSet<>();
  private final SortedMap<String, LockEntry> plugins = new TreeMap<>();

  /**
   * Creates a builder.
   *
   * @param before the lock to begin with; absent to begin with an empty one
   */
  public LockBuilder(Optional<Lock> before) {
    if (before.isPresent()) {
      platforms.addAll(before.get().platforms());
      plugins.putAll(before.get().plugins());
    }
  }

  /** Locks a plugin on a platform; drops an entry of that plugin with other inputs. */
  public LockBuilder put(PluginId id, LockInputs inputs, LockedArtifact artifact) {
    LockEntry entry = plugins.get(id.name());
    if (entry == null || !entry.inputs().equals(inputs)) {
      entry = LockEntry.of(inputs);
    }
    plugins.put(id.name(), entry.with(Map.of(id.platform(), artifact)));
    platforms.add(id.platform());
    return this;
  }

  /** Drops plugins with other names. */
  public LockBuilder retain(Set<String> names) {
    plugins.keySet().retainAll(names);
    return this;
  }

  public Lock build() {
    return new Lock(platforms, plugins);
  }
}
