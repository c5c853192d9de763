// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.fetch;

import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.provider.Artifact;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.manager.store.ArtifactStore;
import io.odpf.optimus.plugin.manager.store.PartialFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

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

  /** An artifact that is in the store. */
  record Received(Path file, Digest sha256, long size) {}

  /** How many bytes were delivered by all sources so far. */
  long networkBytes() {
    return networkBytes.get();
  }

  /**
   * Receives an artifact.
   *
   * @param vouched the digests that it must have
   * @param arriving given the file before its first byte has come
   */
  Received receive(
      FetchJob job, Artifact artifact, List<Vouched> vouched, Consumer<GrowingFile> arriving)
      throws FetchException, ProviderException, IOException, InterruptedException {
    try (PartialFile partial = store.receive(artifact.pin().map(pin -> key(job, pin)))) {
      GrowingFile growing = new GrowingFile(job.fileName(), partial.path());
      boolean whole = false;
      try {
        ArtifactFile file = open(job, vouched, partial, growing);
        arriving.accept(growing);
        Map<Digest.Algorithm, Digest> digests = transfer(job, artifact, file);
        Optional<Vouched> wrong = wrong(vouched, digests);
        if (wrong.isPresent() && file.pieced()) {
          // What an earlier attempt left may not have been of the same whole.
          file.restart();
          digests = transfer(job, artifact, file);
          wrong = wrong(vouched, digests);
        }
        Digest sha256 = digests.get(Digest.Algorithm.SHA256);
        if (wrong.isPresent()) {
          partial.clear();
          Digest found = digests.get(wrong.get().digest().algorithm());
          throw new DigestMismatchException(job.fileName(), wrong.get(), found, sha256);
        }
        Path kept = growing.complete(sha256, () -> store.keep(partial, sha256));
        whole = true;
        return new Received(kept, sha256, partial.size());
      } finally {
        if (!whole) {
          growing.fail();
        }
      }
    }
  }

  private ArtifactFile open(
      FetchJob job, List<Vouched> vouched, PartialFile partial, GrowingFile growing)
      throws IOException, InterruptedException {
    Set<Digest.Algorithm> algorithms = EnumSet.of(Digest.Algorithm.SHA256);
    for (Vouched one : vouched) {
      algorithms.add(one.digest().algorithm());
    }
    String plugin = job.plugin().name();
    String platform = job.platform().toString();
    return new ArtifactFile(
        partial,
        growing,
        algorithms,
        limit,
        (received, total) -> listener.downloading(plugin, platform, received, total));
  }

  private Map<Digest.Algorithm, Digest> transfer(FetchJob job, Artifact artifact, ArtifactFile file)
      throws ProviderException, InterruptedException {
    long before = file.transferred();
    try {
      sources.call(
          job,
          provider -> {
            long known = artifact.size().orElse(-1);
            if (file.received() > 0 && file.received() == known) {
              return file; // An earlier run had it all, and died before it said so.
            }
            if (known >= 0 && file.received() > known) {
              file.restart();
            }
            file.attempt();
            provider.fetch(artifact, file);
            checkLength(file, file.expected().isPresent() ? file.expected() : artifact.size());
            return file;
          });
    } finally {
      networkBytes.addAndGet(file.transferred() - before);
    }
    return file.digests();
  }

  private static void checkLength(ArtifactFile file, OptionalLong expected)
      throws ProviderException {
    if (expected.isEmpty() || file.received() == expected.getAsLong()) {
      return;
    }
    String message =
        "the source delivered " + file.received() + " of " + expected.getAsLong() + " bytes";
    if (file.received() > expected.getAsLong()) {
      file.restart();
    }
    throw ProviderException.unavailable(message, "try again; if it stays, ask its operator", null);
  }

  private static Optional<Vouched> wrong(
      List<Vouched> vouched, Map<Digest.Algorithm, Digest> digests) {
    for (Vouched one : vouched) {
      if (!one.digest().equals(digests.get(one.digest().algorithm()))) {
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
