// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import io.odpf.optimus.plugin.api.manager.ExtensionOrigin;
import io.odpf.optimus.plugin.api.provider.Artifact;
import io.odpf.optimus.plugin.api.provider.ArtifactRequest;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.archive.UnpackedBinary;
import io.odpf.optimus.plugin.manager.lock.LockedArtifact;
import io.odpf.optimus.plugin.manager.lock.LockedSignature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The fetch of one artifact for all jobs that require it with the same terms, for instance several
 * plugins of one release archive. The artifact is resolved, received, verified and read once for
 * all jobs, and unpacked while it arrives.
 */
final class ArtifactFetch {
  private final List<FetchJob> jobs;
  private final FetchJob leader;
  private final FetchContext context;
  private final AtomicInteger unpackings = new AtomicInteger();

  /**
   * Creates a fetch.
   *
   * @param jobs one or more jobs with the same terms, in the order of the configuration
   */
  ArtifactFetch(List<FetchJob> jobs, FetchContext context) {
    this.jobs = List.copyOf(jobs);
    this.leader = jobs.get(0);
    this.context = context;
  }

  /** Groups jobs with the same terms, in the order of the groups' first jobs. */
  static List<List<FetchJob>> group(List<FetchJob> jobs) {
    Map<List<Object>, List<FetchJob>> groups = new LinkedHashMap<>();
    for (FetchJob job : jobs) {
      groups.computeIfAbsent(terms(job), terms -> new ArrayList<>()).add(job);
    }
    return List.copyOf(groups.values());
  }

  /**
   * Returns the terms of a job: everything that its fetch depends on, except the plugin's name and
   * the known binary. A list, not a record, since linking a record's generated equals takes 20 ms.
   */
  private static List<Object> terms(FetchJob job) {
    ArtifactRequest request = job.request();
    boolean locked = job.goal() instanceof FetchJob.Locked;
    return List.of(
        job.provider().spec().name(),
        request.path(),
        request.version(),
        request.platform(),
        request.options(),
        request.pin(),
        job.plugin().sha256(),
        job.plugin().checksums().map(path -> job.plugin().expand(path, job.platform())),
        job.plugin().signature(),
        job.known()
            .map(it -> List.of(it.pin(), it.version(), it.sha256(), it.size(), it.signature())),
        locked,
        locked && ((FetchJob.Locked) job.goal()).revalidate(),
        locked ? ((FetchJob.Locked) job.goal()).use() : FetchJob.Use.BINARY);
  }

  List<FetchJob> jobs() {
    return jobs;
  }

  /** Returns the job that stands for all in requests and messages. */
  FetchJob leader() {
    return leader;
  }

  /** Returns the job for a plugin and a platform. */
  Optional<FetchJob> find(String plugin, Platform platform) {
    return jobs.stream()
        .filter(job -> job.id().name().equals(plugin) && job.platform().equals(platform))
        .findFirst();
  }

  /** Resolves and fetches the artifact, and begins to unpack it. */
  FetchedArtifact run()
      throws ArtifactFetchException, ProviderException, IOException, InterruptedException {
    return leader.goal() instanceof FetchJob.Locked goal ? locked(goal) : current();
  }

  /** Fetches the locked artifact. */
  private FetchedArtifact locked(FetchJob.Locked goal)
      throws ArtifactFetchException, ProviderException, IOException, InterruptedException {
    LockedArtifact locked = goal.coverage().locked();
    if (goal.use() == FetchJob.Use.NONE) {
      revalidate(goal);
      return new FetchedArtifact.Unchanged(locked);
    }
    FetchedArtifact needed = available(goal, locked);
    return goal.use() == FetchJob.Use.STORE ? new FetchedArtifact.Unchanged(locked) : needed;
  }

  /** Returns the locked artifact from the store, or else from where it can be fetched. */
  private FetchedArtifact available(FetchJob.Locked goal, LockedArtifact locked)
      throws ArtifactFetchException, ProviderException, IOException, InterruptedException {
    Optional<Path> file = context.store().find(locked.sha256(), OptionalLong.of(locked.size()));
    if (file.isPresent()) {
      revalidate(goal);
      return verified(
          stored(locked.pin(), locked.version(), locked.sha256(), file.get()), locked.signature());
    }
    if (context.offline()) {
      throw new ArtifactFetchException(
          FetchProblem.NOT_IN_STORE,
          leader.fileName() + " (" + locked.sha256() + ") is not in the store",
          "run the command once without --offline");
    }
    return verified(receive(locked).named(locked), locked.signature());
  }

  private FetchedArtifact.Stored receive(LockedArtifact locked)
      throws ArtifactFetchException, ProviderException, IOException, InterruptedException {
    Artifact expected = expected(locked);
    PlaceQuery places = context.places();
    Optional<FetchedArtifact.Stored> found = places.receive(leader, locked, expected, this::unpack);
    if (found.isPresent()) {
      reportFetched(found.get().size(), false);
      return found.get();
    }
    if (context.server().isPresent()) {
      FetchedArtifact.Stored received =
          context.server().get().receive(leader, locked, expected, this::unpack);
      reportFetched(received.size(), false);
      return received;
    }
    try {
      return receive(expected, ExpectedDigest.byLock(locked));
    } catch (ProviderException e) {
      throw places.withReasons(locked.sha256(), e);
    } catch (DigestMismatchException e) {
      throw Revalidation.changed(leader, locked, e.actual());
    }
  }

  private void revalidate(FetchJob.Locked goal)
      throws ArtifactFetchException, ProviderException, IOException, InterruptedException {
    if (goal.revalidate()) {
      context.revalidation().check(leader, goal.coverage().locked());
    }
  }

  /** Returns the locked artifact in the form for a fetch. */
  private Artifact expected(LockedArtifact locked) {
    ArtifactRequest request = leader.request();
    return new Artifact(
        locked.pin().map(request::pinned).orElse(request),
        locked.pin(),
        locked.version(),
        OptionalLong.of(locked.size()),
        List.of(locked.sha256()));
  }

  /** Fetches the artifact that the source has now. */
  private FetchedArtifact current()
      throws ArtifactFetchException, ProviderException, IOException, InterruptedException {
    if (context.offline()) {
      throw new ArtifactFetchException(
          FetchProblem.NOT_LOCKED,
          leader.id().name()
              + " is not locked for "
              + leader.platform()
              + ", so it must be resolved",
          "run the command once without --offline");
    }
    Artifact now = context.sources().resolve(leader);
    List<ExpectedDigest> digests = context.sources().expectedDigests(leader, now);
    Optional<LockedSignature> signature = context.signatures().current(leader);
    Optional<LockedArtifact> same = leader.known().filter(known -> isStill(known, now, digests));
    // Verify a signed artifact again, since the trusted key may have changed.
    if (same.isPresent() && signature.isEmpty()) {
      return new FetchedArtifact.Unchanged(same.get().renamed(now.pin(), now.version()));
    }
    Optional<Digest> digest =
        same.map(LockedArtifact::sha256).or(() -> ExpectedDigest.sha256(digests));
    Optional<Path> file =
        digest.isPresent() ? context.store().find(digest.get(), now.size()) : Optional.empty();
    FetchedArtifact.Stored stored =
        file.isPresent()
            ? stored(now.pin(), now.version(), digest.get(), file.get())
            : receive(now, digests);
    return verified(stored, signature);
  }

  private static boolean isStill(
      LockedArtifact known, Artifact now, List<ExpectedDigest> expectedDigests) {
    boolean named = known.pin().isPresent() && known.pin().equals(now.pin());
    Optional<Digest> sha256 = ExpectedDigest.sha256(expectedDigests);
    return sha256.isPresent() ? sha256.get().equals(known.sha256()) : named;
  }

  private FetchedArtifact verified(
      FetchedArtifact.Stored stored, Optional<LockedSignature> signature)
      throws ArtifactFetchException, IOException, InterruptedException {
    try {
      Optional<ExtensionOrigin> verifier =
          context.signatures().verify(leader, stored.sha256(), stored.size(), signature);
      return new FetchedArtifact.Verified(stored, signature, verifier);
    } catch (ArtifactFetchException e) {
      context.store().discard(stored.sha256());
      throw e;
    }
  }

  private FetchedArtifact.Stored receive(Artifact artifact, List<ExpectedDigest> digests)
      throws ArtifactFetchException, ProviderException, IOException, InterruptedException {
    FetchedArtifact.Stored received =
        context.receiver().receive(leader, artifact, digests, this::unpack);
    reportFetched(received.size(), false);
    return received;
  }

  private FetchedArtifact.Stored stored(
      Optional<String> pin, Optional<String> version, Digest sha256, Path file) throws IOException {
    long size = size(file);
    reportFetched(size, true);
    return new FetchedArtifact.Stored(
        pin,
        version,
        sha256,
        size,
        unpack(GrowingFile.ofComplete(leader.fileName(), file, sha256)));
  }

  private static long size(Path file) throws IOException {
    try {
      return Files.size(file);
    } catch (NoSuchFileException e) {
      throw new ArtifactGoneException(file);
    }
  }

  private void reportFetched(long size, boolean fromStore) {
    for (FetchJob job : jobs) {
      // The leader has received the artifact; the other jobs find it in the store.
      context
          .listener()
          .fetched(
              job.id().name(),
              job.platform().toString(),
              size,
              fromStore || !job.id().equals(leader.id()));
    }
  }

  /** Begins to unpack an artifact, into a file for each job. */
  private CompletableFuture<List<UnpackedBinary>> unpack(GrowingFile artifact) {
    if (leader.goal() instanceof FetchJob.Locked goal && goal.use() == FetchJob.Use.STORE) {
      return CompletableFuture.completedFuture(List.of());
    }
    // Use fresh files: an abandoned unpack may still be writing to the previous ones.
    int number = unpackings.getAndIncrement();
    List<Path> files = new ArrayList<>();
    for (FetchJob job : jobs) {
      files.add(context.batch().file(job, number));
    }
    return context.unpacking().begin(jobs, artifact, files);
  }
}
