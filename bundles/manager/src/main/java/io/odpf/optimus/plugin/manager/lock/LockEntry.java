// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.lock;

import io.odpf.optimus.plugin.api.provider.Platform;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The entry of a plugin in a lock.
 *
 * @param inputs the inputs that it was created from
 * @param platforms the artifact for each platform, in order
 */
public record LockEntry(LockInputs inputs, SortedMap<Platform, LockedArtifact> platforms) {
  public LockEntry {
    Objects.requireNonNull(inputs, "inputs");
    platforms = Collections.unmodifiableSortedMap(new TreeMap<>(platforms));
  }

  // Written out: on JDK 17 the generated equals pins this class loader, and its first call is slow.
  @Override
  public boolean equals(Object other) {
    return other instanceof LockEntry that
        && inputs.equals(that.inputs)
        && platforms.equals(that.platforms);
  }

  @Override
  public int hashCode() {
    return Objects.hash(inputs, platforms);
  }

  /** Returns an entry without platforms. */
  public static LockEntry of(LockInputs inputs) {
    return new LockEntry(inputs, new TreeMap<>());
  }

  /** Returns the version that the source reported, else the one in the configuration. */
  public Optional<String> version() {
    for (LockedArtifact artifact : platforms.values()) {
      if (artifact.version().isPresent()) {
        return artifact.version();
      }
    }
    return inputs.version();
  }

  public Optional<LockedArtifact> on(Platform platform) {
    return Optional.ofNullable(platforms.get(platform));
  }

  /** Returns this entry with artifacts added or replaced. */
  public LockEntry with(Map<Platform, LockedArtifact> more) {
    SortedMap<Platform, LockedArtifact> all = new TreeMap<>(platforms);
    all.putAll(more);
    return new LockEntry(inputs, all);
  }
}
