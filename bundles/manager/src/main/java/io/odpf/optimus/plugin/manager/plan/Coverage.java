// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.plan;

import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.manager.lock.Lock;
import io.odpf.optimus.plugin.manager.lock.LockEntry;
import io.odpf.optimus.plugin.manager.lock.LockInputs;
import io.odpf.optimus.plugin.manager.lock.LockedArtifact;
import java.util.List;
import java.util.Optional;

/** Whether a lock covers a plugin on a platform, with its current configuration. */
public sealed interface Coverage {
  /** Returns the locked artifact; empty if this is a gap. */
  Optional<LockedArtifact> artifact();

  /** Returns the gap; empty if the lock covers the plugin. */
  Optional<Gap> gap();

  /**
   * The lock covers the plugin.
   *
   * @param inputs the inputs that the artifact was locked from
   * @param locked the artifact
   */
  record Locked(LockInputs inputs, LockedArtifact locked) implements Coverage {
    @Override
    public Optional<LockedArtifact> artifact() {
      return Optional.of(locked);
    }

    @Override
    public Optional<Gap> gap() {
      return Optional.empty();
    }
  }

  /**
   * The lock does not cover the plugin.
   *
   * @param reason a short reason
   * @param configured the value in the configuration
   * @param found the value in the lock
   */
  record Gap(String reason, Optional<String> configured, Optional<String> found)
      implements Coverage {
    @Override
    public Optional<LockedArtifact> artifact() {
      return Optional.empty();
    }

    @Override
    public Optional<Gap> gap() {
      return Optional.of(this);
    }
  }

  /**
   * Looks up a plugin.
   *
   * @param lock the lock; absent if there is no lock file
   */
  static Coverage of(Optional<Lock> lock, WantedPlugin plugin, Platform platform) {
    Optional<LockEntry> entry =
        lock.isPresent() ? lock.get().plugin(plugin.name()) : Optional.empty();
    if (entry.isEmpty()) {
      return new Gap(
          lock.isEmpty() ? "there is no lock file" : "it is not in the lock file",
          plugin.plugin().version(),
          Optional.empty());
    }
    Optional<LockInputs.InputChange> change = entry.get().inputs().changeTo(plugin.inputs());
    if (change.isPresent()) {
      return new Gap(
          change.get().what() + " since it was locked",
          change.get().configured(),
          change.get().locked());
    }
    Optional<LockedArtifact> artifact = entry.get().on(platform);
    if (artifact.isEmpty()) {
      return new Gap(
          "it is not locked for " + platform,
          Optional.of(platform.toString()),
          Optional.of(String.join(", ", platforms(entry.get()))));
    }
    Digest demanded = plugin.plugin().sha256().get(platform);
    if (demanded != null && !demanded.equals(artifact.get().sha256())) {
      return new Gap(
          "the configuration demands another digest than the lock has",
          Optional.of(demanded.toString()),
          Optional.of(artifact.get().sha256().toString()));
    }
    return new Locked(entry.get().inputs(), artifact.get());
  }

  private static List<String> platforms(LockEntry entry) {
    return entry.platforms().keySet().stream().map(Platform::toString).toList();
  }
}
