// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.MirrorReport;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.provider.BlobWrite;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.api.provider.StoredBlob;
import io.odpf.optimus.plugin.config.model.ProviderEntry;
import io.odpf.optimus.plugin.manager.json.JsonException;
import io.odpf.optimus.plugin.manager.json.JsonObject;
import io.odpf.optimus.plugin.manager.lock.Lock;
import io.odpf.optimus.plugin.manager.lock.LockEntry;
import io.odpf.optimus.plugin.manager.lock.LockFile;
import io.odpf.optimus.plugin.manager.lock.LockedArtifact;
import io.odpf.optimus.plugin.manager.source.place.MirrorLayout;
import io.odpf.optimus.plugin.manager.source.provider.Cancellation;
import io.odpf.optimus.plugin.manager.source.provider.ProviderSession;
import io.odpf.optimus.plugin.manager.source.provider.Retries;
import io.odpf.optimus.plugin.manager.store.ArtifactStore;
import io.odpf.optimus.plugin.manager.store.StoreProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Writes the files of a mirror in the layout {@link MirrorLayout}. Not thread-safe. */
final class MirrorWriter implements AutoCloseable {
  /** The limit of concurrent uploads. Each may hold a part of an artifact in memory. */
  private static final int PARALLEL = 4;

  private static final int MARKER_BYTES = 4096;

  private final Cancellation cancellation = new Cancellation();
  private final MirrorDestination destination;
  private final int parallel;
  private final Path scratch;
  private final AtomicLong written = new AtomicLong();

  /**
   * Creates a writer.
   *
   * @param platform any platform, for requests that depend on none
   * @param scratch a directory for temporary files of this run
   */
  MirrorWriter(
      ProviderSession session,
      ProviderEntry entry,
      Platform platform,
      OptionalInt parallel,
      Path scratch,
      InstallListener listener) {
    this.destination =
        new MirrorDestination(session, entry, new Retries(cancellation), platform, listener);
    this.parallel = Math.min(PARALLEL, parallel.orElse(PARALLEL));
    this.scratch = scratch;
  }

  String name() {
    return destination.name();
  }

  Path scratch() {
    return scratch;
  }

  long writtenBytes() {
    return written.get();
  }

  /**
   * Initializes the destination as a mirror.
   *
   * @throws PluginManagerException if it is a mirror in an unknown layout
   */
  void prepare() throws PluginManagerException, IOException, InterruptedException {
    Optional<byte[]> marker = destination.read(MirrorLayout.MARKER, MARKER_BYTES);
    if (marker.isEmpty()) {
      String text = "{\"layout\": " + MirrorLayout.VERSION + "}\n";
      put(MirrorLayout.MARKER, text.getBytes(StandardCharsets.UTF_8), BlobWrite.REPLACEABLE);
      return;
    }
    String text = new String(marker.get(), StandardCharsets.UTF_8);
    try {
      if (JsonObject.parse(text).whole("layout") == MirrorLayout.VERSION) {
        return;
      }
    } catch (JsonException e) {
      throw unknownLayout(e);
    }
    throw unknownLayout(null);
  }

  private PluginManagerException unknownLayout(@Nullable Exception cause) {
    return PluginManagerException.failure(
        Problem.of(
            MirrorProblem.MIRROR_LAYOUT,
            name()
                + " has a "
                + MirrorLayout.MARKER
                + " of another layout than "
                + MirrorLayout.VERSION,
            "update this program, or write to another place"),
        cause);
  }

  /** Returns the artifacts in the mirror, by file name. */
  Map<String, StoredBlob> artifacts() throws PluginManagerException, InterruptedException {
    return destination.list(MirrorLayout.BLOBS);
  }

  /** Writes artifacts from the store, several at a time. One failure stops all. */
  void write(List<LockedArtifact> artifacts, ArtifactStore store)
      throws PluginManagerException, InterruptedException {
    List<ParallelCalls.Call> calls = new ArrayList<>();
    for (LockedArtifact artifact : artifacts) {
      calls.add(() -> write(artifact, store));
    }
    new ParallelCalls("optimus-mirror-", parallel, cancellation).run(calls);
  }

  private void write(LockedArtifact artifact, ArtifactStore store)
      throws PluginManagerException, InterruptedException {
    try {
      Path file =
          store
              .find(artifact.sha256(), OptionalLong.of(artifact.size()))
              .orElseThrow(
                  () ->
                      PluginManagerException.failure(
                          Problem.of(
                              StoreProblem.STORE_UNUSABLE,
                              artifact.sha256() + " was removed from the store meanwhile",
                              "run the command again"),
                          null));
      destination.put(
          MirrorLayout.blob(artifact.sha256()), file, artifact.size(), BlobWrite.IMMUTABLE);
      written.addAndGet(artifact.size());
    } catch (IOException e) {
      throw OperationContext.failed(
          StoreProblem.STORE_UNUSABLE, "the cache cannot be used", store.root(), e);
    }
  }

  /** Writes a lock unless the mirror already has the same one; returns whether it was written. */
  boolean writeLock(String name, Lock lock)
      throws PluginManagerException, IOException, InterruptedException {
    byte[] content = LockFile.content(lock);
    Optional<byte[]> present = destination.read(MirrorLayout.LOCKS + name, LockFile.MAX_BYTES);
    if (present.isPresent() && Arrays.equals(present.get(), content)) {
      return false;
    }
    Map<String, Long> references = new HashMap<>();
    for (LockedArtifact artifact : artifacts(lock)) {
      references.put(MirrorLayout.blob(artifact.sha256()), artifact.size());
    }
    put(MirrorLayout.LOCKS + name, content, BlobWrite.referring(references));
    return true;
  }

  private void put(String name, byte[] content, BlobWrite write)
      throws PluginManagerException, IOException, InterruptedException {
    Path file = Files.createTempFile(scratch, "mirror", "");
    Files.write(file, content);
    destination.put(name, file, content.length, write);
    written.addAndGet(content.length);
  }

  /** Removes the artifacts that no lock of the mirror names. */
  List<MirrorReport.Pruned> prune() throws PluginManagerException, InterruptedException {
    Set<Digest> named = named();
    List<MirrorReport.Pruned> pruned = new ArrayList<>();
    for (Map.Entry<String, StoredBlob> blob : artifacts().entrySet()) {
      Optional<Digest> digest = MirrorLayout.digest(blob.getKey());
      if (digest.isPresent() && !named.contains(digest.get())) {
        destination.delete(blob.getKey());
        pruned.add(new MirrorReport.Pruned(digest.get(), blob.getValue().size()));
      }
    }
    return pruned;
  }

  /**
   * Returns the digests in all locks of the mirror.
   *
   * @throws PluginManagerException if a lock cannot be read, since its artifacts must not be
   *     removed
   */
  private Set<Digest> named() throws PluginManagerException, InterruptedException {
    Set<Digest> named = new HashSet<>();
    for (String lock : destination.list(MirrorLayout.LOCKS).keySet()) {
      try {
        Optional<byte[]> content = destination.read(lock, LockFile.MAX_BYTES + 1L);
        if (content.isPresent()) {
          for (LockedArtifact artifact : artifacts(LockFile.parse(content.get(), lock))) {
            named.add(artifact.sha256());
          }
        }
      } catch (PluginManagerException e) {
        throw PluginManagerException.failure(
            Problem.of(
                MirrorProblem.MIRROR_NOT_PRUNED,
                name() + " was written, but not pruned: " + lock + ": " + e.getMessage(),
                "repair or remove this lock, then prune again"),
            e);
      }
    }
    return named;
  }

  private static List<LockedArtifact> artifacts(Lock lock) {
    List<LockedArtifact> artifacts = new ArrayList<>();
    for (LockEntry entry : lock.plugins().values()) {
      artifacts.addAll(entry.platforms().values());
    }
    return artifacts;
  }

  @Override
  public void close() {
    cancellation.cancel();
  }
}
