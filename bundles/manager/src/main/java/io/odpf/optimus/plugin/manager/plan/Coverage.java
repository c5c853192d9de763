// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.plan;

import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.manager.lock.Lock;
import io.odpf.optimus.plugin.manager.lock.LockEntry;
import io.odpf.optimus.plugin.manager.lock.LockInputs;
import io.odpf.optimus.plugin.manager.lock.LockedArtifact;
import java.util.Optional;

/**
 * Whether a lock says what a plugin is on a platform, as the configuration describes it now.
 *
 * @param artifact what it says
 * @param inputs the inputs it was locked from; present with the artifact
 * @param gap why the lock does not cover it; either this or the artifact is present
 */
public record Coverage(
    Optional<LockedArtifact> artifact, Optional<LockInputs> inputs, Optional<Gap> gap) {

  /**
   * What a lock does not cover.
   *
   * @param reason in a few words
   * @param configured what the configuration has
   * @param locked what the lock has
   */
  public record Gap(String reason, Optional<String> configured, Optional<String> locked) {}

  /**
   * Looks a plugin up.
   *
   * @param lock absent if there is no lock file
   */
  public static Coverage of(Optional<Lock> lock, WantedPlugin desired, Platform platform) {
    Optional<LockEntry> entry =
        lock.isPresent() ? lock.get().plugin(desired.name()) : Optional.empty();
    if (entry.isEmpty()) {
      return gap(
          lock.isEmpty() ? "there is no lock file" : "it is not in the lock file",
          desired.plugin().version(),
          Optional.empty());
    }
    Optional<LockInputs.Change> change = entry.get().inputs().changeTo(desired.inputs());
    if (change.isPresent()) {
      return gap(
          change.get().what() + " since it was locked",
          change.get().configured(),
          change.get().locked());
    }
    Optional<LockedArtifact> artifact = entry.get().on(platform);
    if (artifact.isEmpty()) {
      return gap(
          "it is not locked for " + platform,
          Optional.of(platform.toString()),
          Optional.of(String.join(", ", names(entry.get()))));
    }
    Digest demanded = desired.plugin().sha256().get(platform);
    if (demanded != null && !demanded.equals(artifact.get().sha256())) {
      return gap(
          "the configuration demands another digest than the lock has",
          Optional.of(demanded.toString()),
          Optional.of(artifact.get().sha256().toString()));
    }
    return new Coverage(artifact, Optional.of(entry.get().inputs()), Optional.empty());
  }

  private static Iterable<String> names(LockEntry entry) {
    return entry.platforms().keySet().stream().map(Platform::toString).toList();
  }

  private static Coverage gap(String reason, Optional<String> configured, Optional<String> locked) {
    return new Coverage(
        Optional.empty(), Optional.empty(), Optional.of(new Gap(reason, configured, locked)));
  }
}
