// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.manager.ArtifactIdentity;
import io.odpf.optimus.plugin.manager.lock.LockedArtifact;
import java.util.Optional;

/** Describes locked artifacts in reports. */
final class ArtifactIdentities {
  private ArtifactIdentities() {}

  /**
   * Returns the identity of a locked artifact.
   *
   * @param configured the version in the configuration when the artifact was locked
   */
  static ArtifactIdentity of(LockedArtifact artifact, Optional<String> configured) {
    return new ArtifactIdentity(
        artifact.version().or(() -> configured), artifact.pin(), Optional.of(artifact.sha256()));
  }
}
