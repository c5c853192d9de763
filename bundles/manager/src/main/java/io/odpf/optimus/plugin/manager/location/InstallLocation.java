// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.location;

import io.odpf.optimus.plugin.api.file.Ownership;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.manager.disk.Directories;
import io.odpf.optimus.plugin.manager.disk.DiskErrors;
import io.odpf.optimus.plugin.manager.disk.ExclusiveFile;
import io.odpf.optimus.plugin.manager.disk.Modes;
import io.odpf.optimus.plugin.manager.lock.PluginId;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A directory of plugins, and our own directory in it. There is no instance of a location whose
 * state others could have written: it is refused before anything of it is read.
 */
public final class InstallLocation {
  private final Path shown;
  private final Path root;
  private final boolean existed;
  private final Ownership ownership;
  private final List<Path> made;

  private InstallLocation(
      Path shown, Path root, boolean existed, Ownership ownership, List<Path> made) {
    this.made = List.copyOf(made);
    this.shown = shown;
    this.root = root;
    this.existed = existed;
    this.ownership = ownership;
  }

  /**
   * A location, to be looked at. It need not exist. Changes nothing.
   *
   * @throws PluginManagerException if others could have written to it, or the path names something
   *     else than a directory
   */
  public static InstallLocation inspect(Path path) throws PluginManagerException {
    return checked(path, new LocationCheck("cannot use"));
  }

  /**
   * A location, to be changed: makes it and our directories in it.
   *
   * @throws PluginManagerException if others could have written to it, or the path names something
   *     else than a directory
   */
  public static InstallLocation prepare(Path path) throws PluginManagerException {
    LocationCheck check = new LocationCheck("cannot install into");
    InstallLocation location = checked(path, check);
    if (location.complete()) {
      return location;
    }
    try {
      List<Path> missing = missing(location.root);
      Files.createDirectories(location.root, Modes.directory());
      // Others may have been faster, where they can: with a directory, or with a link.
      location = checked(path, check);
      create(location.state(), Modes.directory());
      create(location.receipts(), Modes.directory());
      create(location.staging(), Modes.privateDirectory());
      InstallLocation prepared = checked(path, check);
      return new InstallLocation(
          path, prepared.root, prepared.existed, prepared.ownership, missing);
    } catch (IOException failure) {
      throw check.refused(
          path, DiskErrors.reason(failure), "check its permissions, or choose another one");
    }
  }

  /** A directory and those above it that are not there, the innermost first. */
  private static List<Path> missing(Path directory) {
    List<Path> missing = new ArrayList<>();
    for (Path at = directory;
        at != null && !Files.exists(at, LinkOption.NOFOLLOW_LINKS);
        at = at.getParent()) {
      missing.add(at);
    }
    return missing;
  }

  /**
   * Removes our directories if nothing was ever installed here, and those above that were made for
   * it. For whoever has the location's lock and is about to give it back.
   *
   * @throws IOException if they cannot be removed
   */
  void withdraw(ExclusiveFile lock) throws IOException {
    if (!bare()) {
      return;
    }
    Files.deleteIfExists(staging());
    Files.deleteIfExists(receipts());
    // From here on others may have the lock, and make again what they need.
    lock.remove();
    try {
      Files.deleteIfExists(state());
      for (Path directory : made) {
        Files.deleteIfExists(directory);
      }
    } catch (DirectoryNotEmptyException used) {
      return;
    }
  }

  /** Whether the state directory holds nothing but what {@link #prepare} and the lock make. */
  private boolean bare() throws IOException {
    Set<Path> ours = Set.of(staging(), receipts(), lock());
    for (Path entry : Directories.list(state())) {
      boolean expected = ours.contains(entry) || entry.equals(ExclusiveFile.ownerFile(lock()));
      if (!expected) {
        return false;
      }
    }
    return Directories.list(staging()).isEmpty() && Directories.list(receipts()).isEmpty();
  }

  /** Whether all of our directories are there. */
  public boolean complete() {
    return Files.isDirectory(staging(), LinkOption.NOFOLLOW_LINKS)
        && Files.isDirectory(receipts(), LinkOption.NOFOLLOW_LINKS);
  }

  private static void create(Path directory, FileAttribute<?>[] attributes) throws IOException {
    try {
      Files.createDirectory(directory, attributes);
    } catch (FileAlreadyExistsException there) {
      return; // Whose it is, is asked afterwards.
    }
  }

  private static InstallLocation checked(Path path, LocationCheck check)
      throws PluginManagerException {
    try {
      Ownership ownership = Ownership.ofThisProcess();
      Path root = check.resolve(path, ownership);
      boolean exists = Files.exists(root, LinkOption.NOFOLLOW_LINKS);
      InstallLocation location = new InstallLocation(path, root, exists, ownership, List.of());
      if (exists) {
        check.contents(location);
      }
      return location;
    } catch (IOException failure) {
      throw check.refused(path, DiskErrors.reason(failure), "check its permissions and the disk");
    }
  }

  /** Who besides its owner may put plugins here, as its owner allowed; empty if nobody may. */
  public Optional<Problem> shared() throws IOException {
    return ownership
        .sharedWith(root)
        .map(
            who ->
                Problem.of(
                    LocationProblem.SHARED_LOCATION,
                    "plugins in " + shown + " can be replaced by others: " + who,
                    "if that is not meant: chmod g-w " + shown));
  }

  /** As the user named it. */
  public Path shown() {
    return shown;
  }

  public Path file(PluginId id) {
    return root.resolve(id.fileName());
  }

  /**
   * Whether anything was ever installed here by us. What was not there when the location was
   * checked is not looked at.
   */
  public boolean managed() {
    return existed && Files.isDirectory(state(), LinkOption.NOFOLLOW_LINKS);
  }

  /** Whether an earlier change of it was interrupted, or is going on in another process. */
  public boolean unfinished() {
    return managed()
        && (Files.exists(journal(), LinkOption.NOFOLLOW_LINKS)
            || Files.exists(rollbackJournal(), LinkOption.NOFOLLOW_LINKS));
  }

  public Path root() {
    return root;
  }

  /** Who may write what lies here. */
  public Ownership ownership() {
    return ownership;
  }

  Path state() {
    return root.resolve(".optimus");
  }

  /** Made private; things in it are on the location's own file system. */
  public Path staging() {
    return state().resolve("staging");
  }

  Path receipts() {
    return state().resolve("receipts");
  }

  /** What the last install replaced. */
  Path previous() {
    return state().resolve("previous");
  }

  Path journal() {
    return state().resolve("journal.json");
  }

  Path rollbackJournal() {
    return state().resolve("journal-rollback.json");
  }

  Path lock() {
    return state().resolve("lock");
  }
}
