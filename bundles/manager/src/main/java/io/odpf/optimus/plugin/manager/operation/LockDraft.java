// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.manager.disk.AtomicFile;
import io.odpf.optimus.plugin.manager.disk.Modes;
import io.odpf.optimus.plugin.manager.lock.Lock;
import io.odpf.optimus.plugin.manager.lock.LockEntry;
import io.odpf.optimus.plugin.manager.lock.LockFile;
import io.odpf.optimus.plugin.manager.lock.LockInputs;
import io.odpf.optimus.plugin.manager.lock.LockedArtifact;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A lock file's next content. */
final class LockDraft {
  private final LockFile file;
  private final Optional<Lock> before;
  private final SortedSet<Platform> platforms = new TreeSet<>();
  private final SortedMap<String, LockEntry> plugins = new TreeMap<>();

  LockDraft(LockFile file, Optional<Lock> before) {
    this.file = file;
    this.before = before;
    before.ifPresent(
        lock -> {
          platforms.addAll(lock.platforms());
          plugins.putAll(lock.plugins());
        });
  }

  /** Locks a plugin on a platform; what was locked from other inputs goes. */
  void put(String plugin, LockInputs inputs, Platform platform, LockedArtifact artifact) {
    LockEntry entry = plugins.get(plugin);
    if (entry == null || !entry.inputs().equals(inputs)) {
      entry = LockEntry.of(inputs);
    }
    plugins.put(plugin, entry.with(Map.of(platform, artifact)));
    platforms.add(platform);
  }

  /** Forgets plugins that the configuration no longer lists. */
  void retain(Set<String> listed) {
    plugins.keySet().retainAll(listed);
  }

  Lock lock() {
    return new Lock(platforms, plugins);
  }

  boolean changed() {
    return before.isEmpty() || !before.get().equals(lock());
  }

  /** The new content, on disk and not yet in place; empty if nothing changed. */
  Optional<AtomicFile> prepare() throws PluginManagerException {
    if (!changed()) {
      return Optional.empty();
    }
    if (!file.read().equals(before)) {
      throw PluginManagerException.failure(
          Problem.of(
              "lock-busy",
              "the lock file " + file.path() + " was changed by another process in the meantime",
              "run the command again"),
          null);
    }
    try {
      return Optional.of(AtomicFile.prepare(file.path(), LockFile.content(lock()), Modes.file()));
    } catch (IOException failure) {
      throw OperationContext.failed("lock-unwritable", "cannot write", file.path(), failure);
    }
  }
}
