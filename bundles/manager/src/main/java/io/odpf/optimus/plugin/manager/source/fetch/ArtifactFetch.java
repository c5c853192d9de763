// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import io.odpf.optimus.plugin.api.manager.ExtensionOrigin;
import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.provider.Artifact;
import io.odpf.optimus.plugin.api.provider.ArtifactRequest;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.archive.UnpackedBinary;
import io.odpf.optimus.plugin.manager.lock.LockedArtifact;
import io.odpf.optimus.plugin.manager.lock.LockedSignature;
import io.odpf.optimus.plugin.manager.store.ArtifactStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/**
 * One group of jobs: finds out which artifact is meant, gets it, and has it unpacked meanwhile.
 * What is true of the leader's job is true of all.
 */
final class ArtifactFetch {
  private final FetchGroup group;
  private final FetchJob job;
  private final Services services;
  private int unpackings;
  private CompletableFuture<List<UnpackedBinary>> unpacked;

  /** What all jobs of an operation share. */
  record Services(
      Sources sources,
      Receiver receiver,
      Signatures signatures,
      Unpacker unpacker,
      ArtifactStore store,
      Reachability reachability,
      InstallListener listener,
      boolean offline) {

    /** Begins to unpack a group's artifact on another thread, into a file for each job. */
    @FunctionalInterface
    interface Unpacker {
      CompletableFuture<List<UnpackedBinary>> begin(
          FetchGroup group, GrowingFile artifact, List<Path> files);
    }
  }

  /**
   * Where a job stands when the artifact is there.
   *
   * @param pin the source's name for it
   * @param version the source's version of it
   * @param sha256 its digest
   * @param size in bytes
   * @param signature its signature, verified, if it must have one
   * @param verifier the bundle whose verifier accepted the signature, if one was asked
   * @param binaries one for each job, once they are unpacked; absent if nothing needs to be
   */
  record Arrived(
      Optional<String> pin,
      Optional<String> version,
      Digest sha256,
      long size,
      Optional<LockedSignature> signature,
      Optional<ExtensionOrigin> verifier,
      Optional<CompletableFuture<List<UnpackedBinary>>> binaries) {

    static Arrived nothingToUnpack(LockedArtifact known) {
      return new Arrived(
          known.pin(),
          known.version(),
          known.sha256(),
          known.size(),
          known.signature(),
          Optional.empty(),
          Optional.empty());
    }

    /** The same under the names that were agreed on, whatever the source says now. */
    Arrived as(LockedArtifact locked) {
      return new Arrived(
          locked.pin(), locked.version(), sha256, size, signature, verifier, binaries);
    }
  }

  ArtifactFetch(FetchGroup group, Services services) {
    this.group = group;
    this.job = group.leader();
    this.services = services;
  }

  Arrived run()
      throws ArtifactFetchException, ProviderException, IOException, InterruptedException {
    return job.binding() ? agreed(job.known().orElseThrow()) : current();
  }

  private Arrived verified(Arrived arrived, Optional<LockedSignature> signature)
      throws ArtifactFetchException, IOException, InterruptedException {
    Optional<ExtensionOrigin> verifier;
    try {
      verifier = services.signatures().verify(job, arrived.sha256(), arrived.size(), signature);
    } catch (ArtifactFetchException refused) {
      services.store().refuse(arrived.sha256());
      throw refused;
    }
    return new Arrived(
        arrived.pin(),
        arrived.version(),
        arrived.sha256(),
        arrived.size(),
        signature,
        verifier,
        arrived.binaries());
  }

  /** The artifact that was agreed on, and no other. */
  private Arrived agreed(LockedArtifact locked)
      throws ArtifactFetchException, ProviderException, IOException, InterruptedException {
    if (!job.needed()) {
      revalidate(locked);
      return Arrived.nothingToUnpack(locked);
    }
    return verified(agreedBytes(locked), locked.signature());
  }

  private Arrived agreedBytes(LockedArtifact locked)
      throws ArtifactFetchException, ProviderException, IOException, InterruptedException {
    Optional<Path> stored = services.store().find(locked.sha256(), OptionalLong.of(locked.size()));
    if (stored.isPresent()) {
      revalidate(locked);
      return stored(locked, stored.get());
    }
    if (services.offline()) {
      throw new ArtifactFetchException(
          "not-in-store",
          job.fileName() + " (" + locked.sha256() + ") is not in the store",
          "run the command once without --offline");
    }
    try {
      return received(remembered(locked), bytesOf(locked)).as(locked);
    } catch (DigestMismatchException other) {
      throw changed(locked, other.actual());
    }
  }

  private static List<ExpectedDigest> bytesOf(LockedArtifact locked) {
    return List.of(new ExpectedDigest(locked.sha256(), "the lock file"));
  }

  private Artifact remembered(LockedArtifact locked) {
    ArtifactRequest request = job.request();
    return new Artifact(
        locked.pin().map(request::pinned).orElse(request),
        locked.pin(),
        locked.version(),
        OptionalLong.of(locked.size()),
        List.of(locked.sha256()));
  }

  /** Asks the source whether it still has what was agreed on, if that can be asked. */
  private void revalidate(LockedArtifact locked)
      throws ArtifactFetchException, ProviderException, IOException, InterruptedException {
    if (!job.revalidate() || !services.reachability().assumed(job)) {
      return;
    }
    services.listener().resolving(job.plugin().name(), job.platform().toString());
    ArtifactRequest request = locked.pin().map(job.request()::pinned).orElse(job.request());
    try {
      if (isSaidToDiffer(request, locked)) {
        compare(locked);
      }
    } catch (ProviderException failure) {
      if (failure.kind() == ProviderException.Kind.CHANGED) {
        throw failure;
      }
      // What is wanted is known by its digest and is here: the source is not needed for it.
      if (failure.kind() == ProviderException.Kind.UNAVAILABLE) {
        services.reachability().lost(job);
      }
      services
          .listener()
          .warned(
              job.plugin().name(),
              Problem.ofPlugin(
                  job.plugin().name(),
                  "not-revalidated",
                  "could not ask the source whether it changed: " + failure.getMessage(),
                  failure.hint()));
    }
  }

  private boolean isSaidToDiffer(ArtifactRequest request, LockedArtifact locked)
      throws ProviderException, InterruptedException {
    try {
      Artifact now = services.sources().ask(job, provider -> provider.resolve(request));
      return locked.pin().isEmpty()
          && (now.size().orElse(locked.size()) != locked.size()
              || now.digests().stream().anyMatch(it -> contradicts(it, locked.sha256())));
    } catch (ProviderException failure) {
      if (failure.kind() == ProviderException.Kind.CHANGED) {
        return true;
      }
      throw failure;
    }
  }

  private static boolean contradicts(Digest said, Digest locked) {
    return said.algorithm() == locked.algorithm() && !said.equals(locked);
  }

  /**
   * The source calls what it has otherwise than what was agreed on. If these are the same bytes
   * under another name, that is fine; else it is refused, with both digests, for which the new
   * bytes have to be fetched.
   */
  private void compare(LockedArtifact locked)
      throws ArtifactFetchException, ProviderException, IOException, InterruptedException {
    Artifact unnamed =
        new Artifact(
            job.request(), Optional.empty(), Optional.empty(), OptionalLong.empty(), List.of());
    try {
      services.receiver().receive(job, unnamed, bytesOf(locked), ignored -> {});
    } catch (DigestMismatchException other) {
      throw changed(locked, other.actual());
    }
  }

  private ArtifactFetchException changed(LockedArtifact locked, Digest now) {
    return new ArtifactFetchException(
        "source-changed",
        "the source of "
            + job.plugin().name()
            + " changed under an unchanged lock: locked "
            + locked.sha256()
            + ", source now "
            + now,
        "find out why it changed; if the change is meant, move the lock on purpose: optimus plugin"
            + " lock --upgrade "
            + job.plugin().name());
  }

  /** Whatever the source has now. */
  private Arrived current()
      throws ArtifactFetchException, ProviderException, IOException, InterruptedException {
    if (services.offline()) {
      throw new ArtifactFetchException(
          "not-locked",
          job.plugin().name() + " is not locked for " + job.platform() + ", so it must be resolved",
          "run the command once without --offline");
    }
    Artifact now = services.sources().resolve(job);
    List<ExpectedDigest> expectedDigests = services.sources().expectedDigests(job, now);
    Optional<LockedSignature> signature = services.signatures().current(job);
    Optional<LockedArtifact> same =
        job.known().filter(known -> isStill(known, now, expectedDigests));
    // What must be signed is verified again, since another key may be trusted now.
    if (same.isPresent() && !job.needed() && signature.isEmpty()) {
      return Arrived.nothingToUnpack(same.get().agreeing(now.pin(), now.version()));
    }
    return verified(currentBytes(now, expectedDigests, same), signature);
  }

  private Arrived currentBytes(
      Artifact now, List<ExpectedDigest> expectedDigests, Optional<LockedArtifact> same)
      throws ArtifactFetchException, ProviderException, IOException, InterruptedException {
    Optional<Digest> digest = same.map(LockedArtifact::sha256).or(() -> sha256(expectedDigests));
    if (digest.isPresent()) {
      Optional<Path> stored = services.store().find(digest.get(), now.size());
      if (stored.isPresent()) {
        return stored(now, digest.get(), stored.get());
      }
    }
    return received(now, expectedDigests);
  }

  private static boolean isStill(
      LockedArtifact known, Artifact now, List<ExpectedDigest> expectedDigests) {
    boolean named = known.pin().isPresent() && known.pin().equals(now.pin());
    boolean certain = sha256(expectedDigests).map(known.sha256()::equals).orElse(named);
    return certain && (named || sha256(expectedDigests).isPresent());
  }

  static Optional<Digest> sha256(List<ExpectedDigest> expectedDigests) {
    return expectedDigests.stream()
        .map(ExpectedDigest::digest)
        .filter(digest -> digest.algorithm() == Digest.Algorithm.SHA256)
        .findFirst();
  }

  private Arrived received(Artifact artifact, List<ExpectedDigest> expectedDigests)
      throws ArtifactFetchException, ProviderException, IOException, InterruptedException {
    Receiver.Received received =
        services.receiver().receive(job, artifact, expectedDigests, this::beginUnpacking);
    fetched(received.size(), false);
    return new Arrived(
        received.artifact().pin(),
        received.artifact().version(),
        received.sha256(),
        received.size(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(unpacked));
  }

  private Arrived stored(LockedArtifact locked, Path file) throws IOException {
    return stored(locked.pin(), locked.version(), locked.sha256(), file);
  }

  private Arrived stored(Artifact artifact, Digest sha256, Path file) throws IOException {
    return stored(artifact.pin(), artifact.version(), sha256, file);
  }

  private Arrived stored(Optional<String> pin, Optional<String> version, Digest sha256, Path file)
      throws IOException {
    long size = size(file);
    fetched(size, true);
    beginUnpacking(GrowingFile.whole(job.fileName(), file, sha256));
    return new Arrived(
        pin, version, sha256, size, Optional.empty(), Optional.empty(), Optional.of(unpacked));
  }

  private static long size(Path file) throws IOException {
    try {
      return Files.size(file);
    } catch (NoSuchFileException gone) {
      throw new ArtifactGoneException(file);
    }
  }

  private void fetched(long size, boolean fromStore) {
    for (FetchJob one : group.jobs()) {
      // What another job of the group has received is in the store for this one.
      services
          .listener()
          .fetched(one.plugin().name(), one.platform().toString(), size, fromStore || one != job);
    }
  }

  private void beginUnpacking(GrowingFile artifact) {
    // Use fresh files: an abandoned unpack may still be writing to the previous ones.
    int number = unpackings++;
    List<Path> files = new ArrayList<>();
    for (FetchJob one : group.jobs()) {
      files.add(one.target().resolveSibling(one.target().getFileName() + "-" + number));
    }
    unpacked = services.unpacker().begin(group, artifact, files);
  }
}
