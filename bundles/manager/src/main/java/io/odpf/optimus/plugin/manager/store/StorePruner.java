// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.store;

import io.odpf.optimus.plugin.api.file.TemporaryDirectory;
import io.odpf.optimus.plugin.manager.disk.Directories;
import io.odpf.optimus.plugin.manager.disk.ExclusiveFile;
import io.odpf.optimus.plugin.manager.disk.Modes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Keeps a store within its limits. Spares files that another process uses. */
public final class StorePruner {
  private static final Duration INTERVAL = Duration.ofDays(1);

  /** An artifact that was used within this time may still be in use. */
  private static final Duration IN_USE = Duration.ofHours(1);

  /** The time to keep the leftovers of crashed runs, which later runs may continue. */
  private static final Duration LEFTOVER = Duration.ofDays(7);

  private final ArtifactStore store;
  private final StoreLimits limits;

  public StorePruner(ArtifactStore store, StoreLimits limits) {
    this.store = store;
    this.limits = limits;
  }

  /** Prunes once a day. Otherwise reads the attributes of one file. */
  public void pruneDaily(Instant now) throws IOException {
    Path marker = store.root().resolve("pruned");
    Optional<BasicFileAttributes> last = attributes(marker);
    if (last.isPresent()
        && last.get().lastModifiedTime().toInstant().isAfter(now.minus(INTERVAL))) {
      return;
    }
    if (last.isEmpty()) {
      Files.createFile(marker, Modes.privateFile());
    }
    Files.setLastModifiedTime(marker, FileTime.from(now));
    prune(now);
  }

  void prune(Instant now) throws IOException {
    store.check();
    List<Used> entries = entries();
    entries.sort(Comparator.comparing(Used::last));
    long total = 0;
    for (Used entry : entries) {
      total += entry.size();
    }
    for (Used entry : entries) {
      boolean old = entry.last().isBefore(now.minus(limits.age()));
      boolean tooMuch = total > limits.bytes() && entry.last().isBefore(now.minus(IN_USE));
      if (old || tooMuch) {
        Files.deleteIfExists(entry.path());
        total -= entry.size();
      }
    }
    removePartials(now.minus(LEFTOVER));
    for (Path leftover : Directories.list(store.scratch())) {
      if (last(leftover).isBefore(now.minus(LEFTOVER))) {
        Directories.delete(leftover);
      }
    }
  }

  /**
   * Removes everything that is not in use.
   *
   * @return the number of bytes that this frees
   * @throws IOException if a file cannot be removed, or if others could change the store's content
   */
  public long clear(boolean dryRun) throws IOException {
    store.check();
    long freed = 0;
    for (Used entry : entries()) {
      freed += entry.size();
      if (!dryRun) {
        Files.deleteIfExists(entry.path());
      }
    }
    for (Path partial : Directories.list(store.partials())) {
      freed += attributes(partial).map(BasicFileAttributes::size).orElse(0L);
    }
    if (!dryRun) {
      removePartials(Instant.MAX);
      ScratchDirectory.removeDead(store.scratch());
      TemporaryDirectory.removeDead();
    }
    return freed;
  }

  private List<Used> entries() throws IOException {
    List<Used> entries = new ArrayList<>();
    for (Path group : Directories.list(store.artifacts())) {
      if (!Files.isDirectory(group, LinkOption.NOFOLLOW_LINKS)) {
        continue; // A link may lead anywhere.
      }
      for (Path entry : Directories.list(group)) {
        attributes(entry)
            .ifPresent(
                it -> entries.add(new Used(entry, it.size(), it.lastModifiedTime().toInstant())));
      }
    }
    return entries;
  }

  private void removePartials(Instant before) throws IOException {
    for (Path file : Directories.list(store.partials())) {
      if (last(file).isBefore(before)) {
        Path partial = ArtifactStore.partialOf(file);
        Optional<ExclusiveFile> lock = ExclusiveFile.tryAcquire(ArtifactStore.lockOf(partial));
        if (lock.isPresent()) {
          removePartial(partial, lock.get(), before);
        }
      }
    }
  }

  /** Removes the lock of a partial file, and the file itself if it is old enough. */
  private static void removePartial(Path partial, ExclusiveFile lock, Instant before)
      throws IOException {
    try (lock) {
      if (last(partial).isBefore(before)) {
        Files.deleteIfExists(partial);
      }
      lock.remove();
    }
  }

  private static Instant last(Path path) throws IOException {
    return attributes(path).map(it -> it.lastModifiedTime().toInstant()).orElse(Instant.MAX);
  }

  private static Optional<BasicFileAttributes> attributes(Path path) throws IOException {
    try {
      return Optional.of(
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private record Used(Path path, long size, Instant last) {}
}
