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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** Brings artifacts from their sources into the store, verified. Thread-safe. */
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

  /** Begins to unpack an artifact before its first byte has come. */
  @FunctionalInterface
  interface Unpacking {
    CompletableFuture<List<UnpackedBinary>> begin(GrowingFile artifact);
  }

  /** How many bytes were delivered by all sources so far. */
  long networkBytes() {
    return networkBytes.get();
  }

  /**
   * Receives an artifact. Its pin spares what is here already and keeps two versions from being put
   * together; it is no reason to refuse a source, which may name the same bytes differently from
   * answer to answer. Where the source no longer knows the pin, what it has now is received and
   * judged by its digest alone.
   *
   * @param expectedDigests the digests that it must have
   * @param unpacking begun for the file, and again if another file is begun
   */
  FetchedArtifact.Stored receive(
      FetchJob job, Artifact artifact, List<ExpectedDigest> expectedDigests, Unpacking unpacking)
      throws ArtifactFetchException, ProviderException, IOException, InterruptedException {
    if (artifact.pin().isPresent()) {
      try (PartialFile partial = store.receive(artifact.pin().map(pin -> key(job, pin)))) {
        return receive(job, Transfer.of(artifact, expectedDigests), partial, unpacking);
      } catch (ProviderException failure) {
        if (failure.kind() != ProviderException.Kind.CHANGED) {
          throw failure;
        }
      }
    }
    try (PartialFile partial = store.receive(Optional.empty())) {
      return receive(job, Transfer.ofCurrent(artifact, expectedDigests), partial, unpacking);
    }
  }

  private FetchedArtifact.Stored receive(
      FetchJob job, Transfer transfer, PartialFile partial, Unpacking unpacking)
      throws ArtifactFetchException, ProviderException, IOException, InterruptedException {
    GrowingFile growing = new GrowingFile(job.fileName(), partial.path());
    ArtifactFile file = open(job, transfer.expectedDigests(), partial, growing);
    boolean whole = false;
    try {
      CompletableFuture<List<UnpackedBinary>> binaries = unpacking.begin(growing);
      Map<Digest.Algorithm, Digest> digests = run(job, transfer, file);
      Optional<ExpectedDigest> wrong = wrong(transfer.expectedDigests(), digests);
      if (wrong.isPresent() && file.pieced()) {
        // What an earlier attempt left may not have been of the same whole.
        file.restart();
        digests = run(job, transfer, file);
        wrong = wrong(transfer.expectedDigests(), digests);
      }
      Digest sha256 = digests.get(Digest.Algorithm.SHA256);
      if (wrong.isPresent()) {
        partial.clear();
        Digest found = digests.get(wrong.get().digest().algorithm());
        throw new DigestMismatchException(job.fileName(), wrong.get(), found, sha256);
      }
      growing.complete(sha256, () -> store.keep(partial, sha256));
      whole = true;
      return FetchedArtifact.Stored.of(transfer.artifact(), sha256, partial.size(), binaries);
    } finally {
      file.revoke();
      if (!whole) {
        growing.fail();
      }
    }
  }

  private ArtifactFile open(
      FetchJob job, List<ExpectedDigest> expectedDigests, PartialFile partial, GrowingFile growing)
      throws IOException, InterruptedException {
    Set<Digest.Algorithm> algorithms = EnumSet.of(Digest.Algorithm.SHA256);
    for (ExpectedDigest one : expectedDigests) {
      algorithms.add(one.digest().algorithm());
    }
    String plugin = job.plugin().name();
    String platform = job.platform().toString();
    return new ArtifactFile(
        partial,
        growing,
        algorithms,
        expectedDigests,
        limit,
        (received, total) -> listener.downloading(plugin, platform, received, total));
  }

  private Map<Digest.Algorithm, Digest> run(FetchJob job, Transfer transfer, ArtifactFile file)
      throws ProviderException, InterruptedException {
    long before = file.transferred();
    try {
      sources.call(job, provider -> transfer.run(provider, file));
    } finally {
      networkBytes.addAndGet(file.transferred() - before);
    }
    return file.digests();
  }

  private static Optional<ExpectedDigest> wrong(
      List<ExpectedDigest> expectedDigests, Map<Digest.Algorithm, Digest> digests) {
    for (ExpectedDigest one : expectedDigests) {
      Digest found = digests.get(one.digest().algorithm());
      // The source may name an algorithm only with the bytes, when it is too late to compute it.
      if (!one.digest().equals(found) && !(one.isBySource() && found == null)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  /** A file name for bytes that a source has a name for. */
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
    return digester.finish().get(Digest.Algorithm.SHA256).hex();
  }
}
