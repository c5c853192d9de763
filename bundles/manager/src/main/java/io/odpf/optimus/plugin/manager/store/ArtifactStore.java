// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.store;

import io.odpf.optimus.plugin.api.file.Ownership;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.manager.disk.Directories;
import io.odpf.optimus.plugin.manager.disk.DiskErrors;
import io.odpf.optimus.plugin.manager.disk.ExclusiveFile;
import io.odpf.optimus.plugin.manager.disk.FileDigest;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A directory of artifacts that are named by their SHA-256 digests. A rename adds a complete entry;
 * every use verifies the entry's digest. Refuses directories that others could write to, and
 * discards such files. Safe for use by several threads and processes.
 */
public final class ArtifactStore {
  private static final String LOCK = ".lock";

  private final Path root;
  private final Optional<Path> parent;
  private final Clock clock;
  private final DiskSpace space = new DiskSpace();
  private final Set<Digest> keptHere = ConcurrentHashMap.newKeySet();

  private ArtifactStore(Path root, Optional<Path> parent, Clock clock) {
    this.root = root;
    this.parent = parent;
    this.clock = clock;
  }

  /**
   * Creates a store in any directory. Does not check the directories above it.
   *
   * @param root the directory; created at the first use
   */
  public ArtifactStore(Path root, Clock clock) {
    this(root, Optional.empty(), clock);
  }

  /**
   * Returns a store whose parent directory belongs to this program, too.
   *
   * @param root the directory; created at the first use, with its parent
   */
  public static ArtifactStore inOwnDirectory(Path root, Clock clock) {
    return new ArtifactStore(root, Optional.ofNullable(root.getParent()), clock);
  }

  public Path root() {
    return root;
  }

  /** Returns the directory for files that no later run needs. */
  public Path scratch() {
    return root.resolve("scratch");
  }

  /**
   * Creates the store's directories, so that it can be written to.
   *
   * @throws IOException if they cannot be created, or if others could change the store's content
   */
  public void prepare() throws IOException {
    check();
    for (Path directory : directories()) {
      create(directory);
    }
    // Another user may have created one of them since.
    check();
  }

  private static void create(Path directory) throws IOException {
    if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
      Directories.createPrivate(directory);
    }
  }

  /**
   * Checks the store without creating it.
   *
   * @throws IOException if others could change its content
   */
  void check() throws IOException {
    Ownership ownership = Ownership.ofThisProcess();
    if (parent.isPresent() && Files.exists(parent.get(), LinkOption.NOFOLLOW_LINKS)) {
      refuse(parent.get(), ownership.objectionToSharedDirectory(parent.get()));
    }
    for (Path directory : directories()) {
      check(directory, ownership);
    }
  }

  /**
   * Returns a description of the other users who may replace downloads; empty if there are none.
   */
  public Optional<String> shared() throws IOException {
    return parent.isPresent() && Files.exists(parent.get(), LinkOption.NOFOLLOW_LINKS)
        ? Ownership.ofThisProcess().sharedWith(parent.get()).map(who -> parent.get() + ": " + who)
        : Optional.empty();
  }

  private static void check(Path directory, Ownership ownership) throws IOException {
    if (Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
      refuse(directory, ownership.objectionToDirectory(directory));
    }
  }

  private static void refuse(Path directory, Optional<String> objection) throws IOException {
    if (objection.isPresent()) {
      throw new IOException(
          directory
              + " is not safe: "
              + objection.get()
              + "; make it a directory of your own, or remove it: it is made anew");
    }
  }

  private List<Path> directories() {
    return List.of(root, artifacts(), partials(), scratch());
  }

  /**
   * Returns the artifact with a digest, if the store has it. Removes an entry that is damaged, or
   * that others could change after this check.
   *
   * @param size the expected size of the artifact, if it is known
   */
  public Optional<Path> find(Digest sha256, OptionalLong size)
      throws IOException, InterruptedException {
    Path entry = entry(sha256);
    Ownership ownership = Ownership.ofThisProcess();
    check(group(sha256), ownership);
    if (!Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try {
      boolean whole =
          ownership.objectionToFile(entry).isEmpty()
              && (size.isEmpty() || Files.size(entry) == size.getAsLong())
              && FileDigest.sha256(entry).equals(sha256);
      if (!whole) {
        Files.deleteIfExists(entry);
        return Optional.empty();
      }
      Files.setLastModifiedTime(entry, FileTime.from(clock.instant()));
      return Optional.of(entry);
    } catch (NoSuchFileException | FileNotFoundException failure) {
      if (Files.notExists(entry)) {
        return Optional.empty(); // Another process has just removed it.
      }
      throw failure;
    } catch (IOException failure) {
      throw DiskErrors.named(entry, failure);
    }
  }

  /** Returns whether the store has an entry for a digest. Does not verify it. */
  public boolean has(Digest sha256) {
    return Files.isRegularFile(entry(sha256), LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Opens a file to receive an artifact.
   *
   * @param key identifies the artifact's bytes, so that a later run can continue the download; if
   *     it is absent, nothing is kept
   */
  public PartialFile receive(Optional<String> key) throws IOException {
    if (key.isPresent()) {
      Path file = partials().resolve(key.get());
      Optional<ExclusiveFile> lock = ExclusiveFile.tryAcquire(lockOf(file));
      if (lock.isPresent()) {
        return PartialFile.kept(file, lock.get(), space);
      }
    }
    // Without a key, or with one that another process uses now, do not share the file.
    return PartialFile.temporary(ScratchDirectory.create(scratch(), "artifact"));
  }

  /** Moves a complete, verified file to the store. */
  public Path keep(PartialFile received, Digest sha256) throws IOException {
    Path directory = group(sha256);
    Path entry = entry(sha256);
    create(directory);
    check(directory, Ownership.ofThisProcess());
    Files.move(received.path(), entry, StandardCopyOption.ATOMIC_MOVE);
    keptHere.add(sha256);
    return entry;
  }

  /** Removes an unusable artifact, unless an earlier run stored it. */
  public void discard(Digest sha256) throws IOException {
    if (keptHere.remove(sha256)) {
      Files.deleteIfExists(entry(sha256));
    }
  }

  Path artifacts() {
    return root.resolve("sha256");
  }

  Path partials() {
    return root.resolve("partial");
  }

  Path entry(Digest sha256) {
    return group(sha256).resolve(sha256.hex());
  }

  /** Returns the directory of the entries whose digests begin with the same byte. */
  private Path group(Digest sha256) {
    return artifacts().resolve(sha256.hex().substring(0, 2));
  }

  static Path lockOf(Path partial) {
    return partial.resolveSibling(partial.getFileName() + LOCK);
  }

  /** Returns the partial file to which a file, itself or its lock, belongs. */
  static Path partialOf(Path file) {
    String name = file.getFileName().toString();
    int dot = name.indexOf('.');
    return dot < 0 ? file : file.resolveSibling(name.substring(0, dot));
  }
}
