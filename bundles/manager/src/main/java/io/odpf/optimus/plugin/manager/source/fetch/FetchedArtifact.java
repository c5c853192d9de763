// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import io.odpf.optimus.plugin.api.manager.ExtensionOrigin;
import io.odpf.optimus.plugin.api.provider.Artifact;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.archive.UnpackedBinary;
import io.odpf.optimus.plugin.manager.lock.LockedArtifact;
import io.odpf.optimus.plugin.manager.lock.LockedSignature;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** An artifact of which all is known, before its binaries are unpacked. */
sealed interface FetchedArtifact {
  /** The artifact is the one that the lock names, and its binary is not needed. */
  record Unchanged(LockedArtifact artifact) implements FetchedArtifact {}

  /**
   * The artifact is in the store.
   *
   * @param pin the source's name for it
   * @param version the source's version of it
   * @param sha256 its digest
   * @param size in bytes
   * @param binaries one for each job, in their order, once they are unpacked
   */
  record Stored(
      Optional<String> pin,
      Optional<String> version,
      Digest sha256,
      long size,
      CompletableFuture<List<UnpackedBinary>> binaries) {
    static Stored of(
        Artifact artifact,
        Digest sha256,
        long size,
        CompletableFuture<List<UnpackedBinary>> binaries) {
      return new Stored(artifact.pin(), artifact.version(), sha256, size, binaries);
    }

    /** Returns the same artifact under the names that are locked, whatever the source says now. */
    Stored named(LockedArtifact locked) {
      return new Stored(locked.pin(), locked.version(), sha256, size, binaries);
    }
  }

  /**
   * The artifact is in the store, and is signed if it must be.
   *
   * @param stored the artifact
   * @param signature its signature, if it must have one
   * @param verifier the bundle whose verifier accepted the signature, if one was asked
   */
  record Verified(
      Stored stored, Optional<LockedSignature> signature, Optional<ExtensionOrigin> verifier)
      implements FetchedArtifact {
    /** Returns the artifact to lock; bytes that agree with what is locked keep its pin. */
    LockedArtifact locked(FetchJob job, UnpackedBinary binary) {
      LockedArtifact now =
          new LockedArtifact(
              stored.pin(),
              stored.version(),
              stored.sha256(),
              stored.size(),
              binary.sha256(),
              binary.size(),
              binary.entry(),
              signature);
      return job.known().filter(now::sameBytes).map(now::withPinOf).orElse(now);
    }
  }
}
