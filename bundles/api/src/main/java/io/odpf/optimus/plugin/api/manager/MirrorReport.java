// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.Platform;
import java.util.List;
import java.util.Objects;

/**
 * The result of writing a mirror.
 *
 * @param destination the mirror, for messages
 * @param lock the name of the lock in the mirror
 * @param lockWritten whether the lock was written; false if the mirror had the same one
 * @param artifacts the artifacts of the lock, one for each plugin and platform, ordered by both
 * @param pruned the artifacts that were removed since no lock names them, with their sizes
 * @param writtenBytes the number of bytes written to the mirror
 * @param fetchedBytes the number of artifact bytes received over the network
 * @since 2.1
 */
public record MirrorReport(
    String destination,
    String lock,
    boolean lockWritten,
    List<Artifact> artifacts,
    List<Pruned> pruned,
    long writtenBytes,
    long fetchedBytes) {

  /**
   * An artifact of the lock.
   *
   * @param plugin the plugin's name
   * @param platform the platform
   * @param sha256 the digest, which is its name in the mirror
   * @param size the size in bytes
   * @param written whether it was written; false if the mirror had it
   */
  public record Artifact(
      String plugin, Platform platform, Digest sha256, long size, boolean written) {}

  /**
   * A removed artifact.
   *
   * @param sha256 the digest
   * @param size the size in bytes
   */
  public record Pruned(Digest sha256, long size) {}

  public MirrorReport {
    Objects.requireNonNull(destination, "destination");
    Objects.requireNonNull(lock, "lock");
    artifacts = List.copyOf(artifacts);
    pruned = List.copyOf(pruned);
  }

  /** Returns whether anything in the mirror changed. */
  public boolean changed() {
    return lockWritten || writtenBytes > 0 || !pruned.isEmpty();
  }
}
