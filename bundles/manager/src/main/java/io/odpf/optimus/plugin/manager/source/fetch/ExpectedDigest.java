// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import io.odpf.optimus.plugin.api.provider.Artifact;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.manager.lock.LockedArtifact;
import java.util.List;
import java.util.Optional;

/**
 * A digest that an artifact must have.
 *
 * @param digest its value
 * @param by who says so, for messages
 */
record ExpectedDigest(Digest digest, String by) {
  private static final String SOURCE = "the source";

  /** Those that its source gives for an artifact. */
  static List<ExpectedDigest> bySource(Artifact artifact) {
    return artifact.digests().stream().map(digest -> new ExpectedDigest(digest, SOURCE)).toList();
  }

  /** Returns the one by which the lock binds an artifact. */
  static List<ExpectedDigest> byLock(LockedArtifact locked) {
    return List.of(new ExpectedDigest(locked.sha256(), "the lock file"));
  }

  /** Returns the SHA-256 among some. */
  static Optional<Digest> sha256(List<ExpectedDigest> digests) {
    return digests.stream()
        .map(ExpectedDigest::digest)
        .filter(digest -> digest.algorithm() == Digest.Algorithm.SHA256)
        .findFirst();
  }

  /** Whether nobody but the source says so. */
  boolean isBySource() {
    return by.equals(SOURCE);
  }
}
