// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.store;

import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.manager.disk.FileStamp;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Artifacts that this process has verified. They are asked for again and again, often by many
 * callers at once, and are read again only if their files have changed. Thread-safe.
 */
public final class VerifiedArtifacts {

  /** The time after which a file is verified and marked as used again. */
  private static final Duration FRESH = Duration.ofMinutes(30);

  private final Map<Path, FileStamp> stamps = new ConcurrentHashMap<>();
  private final Map<Digest, ReentrantLock> locks = new ConcurrentHashMap<>();

  /** Fetches an artifact that a store lacks. */
  @FunctionalInterface
  public interface Fetch<E extends Exception> {
    void run() throws E, IOException, InterruptedException;
  }

  /**
   * Returns an artifact. If it is missing, the first caller fetches it and the others wait.
   *
   * @param fetch puts the artifact into the store
   * @return its file; empty if another process has just removed it
   */
  public <E extends Exception> Optional<Path> find(
      ArtifactStore store, Digest sha256, Instant now, Fetch<E> fetch)
      throws E, IOException, InterruptedException {
    Path entry = store.entry(sha256);
    if (isVerified(entry, now)) {
      return Optional.of(entry);
    }
    ReentrantLock lock = locks.computeIfAbsent(sha256, digest -> new ReentrantLock());
    lock.lockInterruptibly();
    try {
      if (isVerified(entry, now)) {
        return Optional.of(entry);
      }
      Optional<Path> found = store.find(sha256, OptionalLong.empty());
      if (found.isEmpty()) {
        fetch.run();
        found = store.find(sha256, OptionalLong.empty());
      }
      remember(entry, found.isPresent());
      return found;
    } finally {
      lock.unlock();
    }
  }

  private void remember(Path entry, boolean verified) throws IOException {
    Optional<FileStamp.Seen> seen = verified ? FileStamp.look(entry) : Optional.empty();
    if (seen.isPresent()) {
      stamps.put(entry, seen.get().stamp());
    } else {
      stamps.remove(entry);
    }
  }

  private boolean isVerified(Path entry, Instant now) throws IOException {
    FileStamp verified = stamps.get(entry);
    if (verified == null) {
      return false;
    }
    Optional<FileStamp.Seen> seen = FileStamp.look(entry);
    return seen.isPresent()
        && seen.get().stamp().equals(verified)
        && Instant.ofEpochSecond(0, verified.modified()).isAfter(now.minus(FRESH));
  }
}
