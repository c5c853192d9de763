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
 * A directory of artifacts named by their SHA-256 digests. An entry appears whole, by a rename, and
 * is read and compared with its name at every use. Directories that others could write to are
 * refused, files that they could write to are discarded. Thread-safe, also between processes.
 */
public final class ArtifactStore {
  private static final String LOCK = ".lock";

  private final Path root;
  private final Optional<Path> parent;
  private final Clock clock;
  private final DiskSpace room = new DiskSpace();
  private final Set<Digest> keptHere = ConcurrentHashMap.newKeySet();

  private ArtifactStore(Path root, Optional<Path> parent, Clock clock) {
    this.root = root;
    this.parent = parent;
    this.clock = clock;
  }

  /**
   * A store in any directory; who may write to those above it is its user's concern.
   *
   * @param root made at the first use
   */
  public ArtifactStore(Path root, Clock clock) {
    this(root, Optional.empty(), clock);
  }

  /**
   * A store in a directory that is this program's, too.
   *
   * @param root made at the first use, with the directory that holds it
   */
  public static ArtifactStore inOwnDirectory(Path root, Clock clock) {
    return new ArtifactStore(root, Optional.of(root.getParent()), clock);
  }

  public Path root() {
    return root;
  }

  /** Where things that no run after this one needs may lie. */
  public Path scratch() {
    return root.resolve("scratch");
  }

  /**
   * Makes the store ready to be written to.
   *
   * @throws IOException if it cannot be, or if others could change what is in it
   */
  public void prepare() throws IOException {
    check();
    for (Path directory : directories()) {
      make(directory);
    }
    // Others may have made one of them since, where they can.
    check();
  }

  private static void make(Path directory) throws IOException {
    if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
      Directories.createPrivate(directory);
    }
  }

  /**
   * Checks the store without making it.
   *
   * @throws IOException if others could change what is in it
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

  /** Who besides its owner may put downloads in the place of others; empty if nobody may. */
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
   * The artifact of a digest, if it is here and is what it should be; one that is damaged, or that
   * others could change after it was looked at, is removed.
   *
   * @param size what the artifact's size must be, if it is known
   */
  public Optional<Path> find(Digest sha256, OptionalLong size)
      throws IOException, InterruptedException {
    Path entry = entry(sha256);
    Ownership ownership = Ownership.ofThisProcess();
    check(entry.getParent(), ownership);
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
        return Optional.empty(); // Cleaned by another process just now.
      }
      throw failure;
    } catch (IOException failure) {
      throw DiskErrors.named(entry, failure);
    }
  }

  /** Whether there is an entry of this digest; it may yet prove damaged. */
  public boolean has(Digest sha256) {
    return Files.isRegularFile(entry(sha256), LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * A file to receive an artifact in.
   *
   * @param key names these very bytes; what an earlier run received under it is still there. Absent
   *     if there is no such name: then nothing is kept.
   */
  public PartialFile receive(Optional<String> key) throws IOException {
    if (key.isPresent()) {
      Path file = partials().resolve(key.get());
      Optional<ExclusiveFile> lock = ExclusiveFile.tryAcquire(lockOf(file));
      if (lock.isPresent()) {
        return PartialFile.kept(file, lock.get(), room);
      }
    }
    // Nameless, or another process is receiving the same now: this one works on its own.
    return PartialFile.passing(ScratchDirectory.create(scratch(), "artifact"));
  }

  /** Makes a whole, verified file an entry. */
  public Path keep(PartialFile received, Digest sha256) throws IOException {
    Path entry = entry(sha256);
    make(entry.getParent());
    check(entry.getParent(), Ownership.ofThisProcess());
    Files.move(received.path(), entry, StandardCopyOption.ATOMIC_MOVE);
    keptHere.add(sha256);
    return entry;
  }

  /** Removes an artifact that proved to be of no use, unless it was here before. */
  public void refuse(Digest sha256) throws IOException {
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

  private Path entry(Digest sha256) {
    return artifacts().resolve(sha256.hex().substring(0, 2)).resolve(sha256.hex());
  }

  static Path lockOf(Path partial) {
    return partial.resolveSibling(partial.getFileName() + LOCK);
  }

  /** The partial that a file beside it, or it itself, belongs to. */
  static Path partialOf(Path file) {
    String name = file.getFileName().toString();
    int dot = name.indexOf('.');
    return dot < 0 ? file : file.resolveSibling(name.substring(0, dot));
  }
}
