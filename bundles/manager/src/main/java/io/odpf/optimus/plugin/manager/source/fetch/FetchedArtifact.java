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

/** A fetched artifact, whose binaries may not be unpacked yet. */
sealed interface FetchedArtifact {
  /** The artifact is the locked one, and its binary is not needed. */
  record Unchanged(LockedArtifact artifact) implements FetchedArtifact {}

  /**
   * The artifact is in the store.
   *
   * @param pin the source's immutable name of the artifact, if it has one
   * @param version the version that the source reported, if it did
   * @param sha256 the SHA-256 digest
   * @param size the size in bytes
   * @param binaries the future binaries, in the order of the jobs
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

    /** Returns this artifact with the pin and version of a locked one. */
    Stored named(LockedArtifact locked) {
      return new Stored(locked.pin(), locked.version(), sha256, size, binaries);
    }
  }

  /**
   * The artifact is in the store, and its signature is valid if the configuration demands one.
   *
   * @param stored the artifact
   * @param signature the signature, if the configuration demands one
   * @param verifier the bundle whose verifier accepted the signature
   */
  record Verified(
      Stored stored, Optional<LockedSignature> signature, Optional<ExtensionOrigin> verifier)
      implements FetchedArtifact {
    /** Returns the artifact to lock; keeps the locked pin if the bytes are the same. */
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
