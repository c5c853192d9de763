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
 * @param digest the digest
 * @param by the origin of the digest, for messages
 */
record ExpectedDigest(Digest digest, String by) {
  private static final String SOURCE = "the source";

  /** Returns the digests that the source of an artifact reported. */
  static List<ExpectedDigest> bySource(Artifact artifact) {
    return artifact.digests().stream().map(digest -> new ExpectedDigest(digest, SOURCE)).toList();
  }

  /** Returns the digest of a locked artifact. */
  static List<ExpectedDigest> byLock(LockedArtifact locked) {
    return List.of(new ExpectedDigest(locked.sha256(), "the lock file"));
  }

  /** Returns the SHA-256 digest in a list. */
  static Optional<Digest> sha256(List<ExpectedDigest> digests) {
    return digests.stream()
        .map(ExpectedDigest::digest)
        .filter(digest -> digest.algorithm() == Digest.Algorithm.SHA256)
        .findFirst();
  }

  /** Returns whether only the source reported this digest. */
  boolean isBySource() {
    return by.equals(SOURCE);
  }
}
