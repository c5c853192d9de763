// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.provider.Artifact;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.archive.UnpackedBinary;
import io.odpf.optimus.plugin.manager.store.ArtifactStore;
import io.odpf.optimus.plugin.manager.store.PartialFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** Fetches artifacts from their sources, verifies them, and stores them. Thread-safe. */
final class Receiver {
  private final Sources sources;
  private final ArtifactStore store;
  private final long limit;
  private final InstallListener listener;
  private final AtomicLong networkBytes = new AtomicLong();

  Receiver(Sources sources, ArtifactStore store, long limit, InstallListener listener) {
    this.sources = sources;
    this.store = store;
    this.limit = limit;
    this.listener = listener;
  }

  /** Begins to unpack an artifact before its first byte arrives. */
  @FunctionalInterface
  interface UnpackStarter {
    CompletableFuture<List<UnpackedBinary>> begin(GrowingFile artifact);
  }

  /** Returns the number of bytes that all sources have delivered so far. */
  long networkBytes() {
    return networkBytes.get();
  }

  /**
   * Receives an artifact. With a pin, continues an earlier download, and never mixes two versions.
   * If the source does not know the pin any more, receives the current artifact instead, and judges
   * it by its digests only, since a source may change the name of the same bytes.
   *
   * @param expectedDigests the digests that the artifact must have
   * @param unpacking starts to unpack each file that is begun
   */
  FetchedArtifact.Stored receive(
      FetchJob job,
      Artifact artifact,
      List<ExpectedDigest> expectedDigests,
      UnpackStarter unpacking)
      throws ArtifactFetchException, ProviderException, IOException, InterruptedException {
    if (artifact.pin().isPresent()) {
      try (PartialFile partial = store.receive(artifact.pin().map(pin -> key(job, pin)))) {
        return receive(job, by(job, Transfer.of(artifact, expectedDigests)), partial, unpacking);
      } catch (ProviderException failure) {
        if (failure.kind() != ProviderException.Kind.CHANGED) {
          throw failure;
        }
      }
    }
    try (PartialFile partial = store.receive(Optional.empty())) {
      Delivery delivery = by(job, Transfer.ofCurrent(artifact, expectedDigests));
      return receive(job, delivery, partial, unpacking);
    }
  }

  /** Returns the delivery of an artifact by its source. */
  private Delivery by(FetchJob job, Transfer transfer) {
    return new Delivery() {
      @Override
      public Artifact artifact() {
        return transfer.artifact();
      }

      @Override
      public List<ExpectedDigest> expectedDigests() {
        return transfer.expectedDigests();
      }

      @Override
      public void to(ArtifactFile file) throws ProviderException, InterruptedException {
        sources.call(job, provider -> transfer.run(provider, file));
      }
    };
  }

  /**
   * Receives an artifact in a partial file, which may have its first bytes.
   *
   * @throws DigestMismatchException if it is another artifact
   */
  FetchedArtifact.Stored receive(
      FetchJob job, Delivery delivery, PartialFile partial, UnpackStarter unpacking)
      throws ArtifactFetchException, ProviderException, IOException, InterruptedException {
    GrowingFile growing = new GrowingFile(job.fileName(), partial.path());
    ArtifactFile file = open(job, delivery, partial, growing);
    boolean complete = false;
    try {
      CompletableFuture<List<UnpackedBinary>> binaries = unpacking.begin(growing);
      Map<Digest.Algorithm, Digest> digests = run(delivery, file);
      Optional<ExpectedDigest> mismatch = mismatch(delivery.expectedDigests(), digests);
      if (mismatch.isPresent() && file.isPieced()) {
        // The bytes of an earlier attempt may belong to another artifact.
        file.restart();
        digests = run(delivery, file);
        mismatch = mismatch(delivery.expectedDigests(), digests);
      }
      Digest sha256 = required(digests, Digest.Algorithm.SHA256);
      if (mismatch.isPresent()) {
        partial.clear();
        Digest found = required(digests, mismatch.get().digest().algorithm());
        throw new DigestMismatchException(job.fileName(), mismatch.get(), found, sha256);
      }
      growing.complete(sha256, () -> store.keep(partial, sha256));
      complete = true;
      return FetchedArtifact.Stored.of(delivery.artifact(), sha256, partial.size(), binaries);
    } finally {
      file.revoke();
      if (!complete) {
        growing.fail();
      }
    }
  }

  private ArtifactFile open(
      FetchJob job, Delivery delivery, PartialFile partial, GrowingFile growing)
      throws IOException, InterruptedException {
    List<ExpectedDigest> expectedDigests = delivery.expectedDigests();
    Set<Digest.Algorithm> algorithms = EnumSet.of(Digest.Algorithm.SHA256);
    for (ExpectedDigest expected : expectedDigests) {
      algorithms.add(expected.digest().algorithm());
    }
    String plugin = job.plugin().name();
    String platform = job.platform().toString();
    return new ArtifactFile(
        partial,
        growing,
        algorithms,
        expectedDigests,
        delivery.limit(limit),
        (received, total) -> listener.downloading(plugin, platform, received, total));
  }

  private Map<Digest.Algorithm, Digest> run(Delivery delivery, ArtifactFile file)
      throws ProviderException, InterruptedException {
    long before = file.transferred();
    try {
      delivery.to(file);
    } finally {
      networkBytes.addAndGet(file.transferred() - before);
    }
    return file.digests();
  }

  private static Optional<ExpectedDigest> mismatch(
      List<ExpectedDigest> expectedDigests, Map<Digest.Algorithm, Digest> digests) {
    for (ExpectedDigest expected : expectedDigests) {
      Digest found = digests.get(expected.digest().algorithm());
      // A source may report an algorithm only after the bytes, too late to compute the digest.
      if (!expected.digest().equals(found) && !(expected.isBySource() && found == null)) {
        return Optional.of(expected);
      }
    }
    return Optional.empty();
  }

  private static Digest required(
      Map<Digest.Algorithm, Digest> digests, Digest.Algorithm algorithm) {
    return Objects.requireNonNull(digests.get(algorithm), algorithm::name);
  }

  /** Returns the key in the store for a pinned artifact. */
  private static String key(FetchJob job, String pin) {
    Digester digester = new Digester(EnumSet.of(Digest.Algorithm.SHA256));
    String[] parts = {
      job.inputs().type(),
      job.inputs().source(),
      job.inputs().options(),
      job.platform().toString(),
      job.request().path(),
      pin
    };
    for (String part : parts) {
      byte[] bytes = (part.length() + ":" + part).getBytes(StandardCharsets.UTF_8);
      digester.update(bytes, 0, bytes.length);
    }
    return required(digester.finish(), Digest.Algorithm.SHA256).hex();
  }
}
