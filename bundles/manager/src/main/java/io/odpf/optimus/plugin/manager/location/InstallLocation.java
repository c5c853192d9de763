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
 * A directory of plugins, with the manager's own directory in it. An instance exists only if others
 * could not have written to the location; it is checked before anything in it is read.
 */
public final class InstallLocation {
  private final Path shown;
  private final Path root;
  private final boolean existed;
  private final Ownership ownership;
  private final List<Path> created;

  private InstallLocation(
      Path shown, Path root, boolean existed, Ownership ownership, List<Path> created) {
    this.created = List.copyOf(created);
    this.shown = shown;
    this.root = root;
    this.existed = existed;
    this.ownership = ownership;
  }

  /**
   * Checks a location for reading. It need not exist. Changes nothing.
   *
   * @throws PluginManagerException if others could have written to it, or if it is not a directory
   */
  public static InstallLocation inspect(Path path) throws PluginManagerException {
    return checked(path, new LocationCheck("cannot use"));
  }

  /**
   * Checks a location for changes, and creates it and the manager's directories in it.
   *
   * @throws PluginManagerException if others could have written to it, or if it is not a directory
   */
  public static InstallLocation prepare(Path path) throws PluginManagerException {
    LocationCheck check = new LocationCheck("cannot install into");
    InstallLocation location = checked(path, check);
    if (location.isComplete()) {
      return location;
    }
    try {
      List<Path> missing = missing(location.root);
      Files.createDirectories(location.root, Modes.directory());
      // Another user may have created a directory or a link first.
      location = checked(path, check);
      if (!location.existed) {
        // An unchecked name could be a link by the time that directories are created in it.
        throw check.refused(
            path, "another process removes it", "end that process, or choose another one");
      }
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

  /** Returns a directory and its parents that do not exist, the innermost first. */
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
   * Removes the manager's directories if nothing was ever installed here, and the directories above
   * that were created for it. The caller holds the location's lock, and is about to release it.
   *
   * @throws IOException if they cannot be removed
   */
  void withdraw(ExclusiveFile lock) throws IOException {
    if (!bare()) {
      return;
    }
    Files.deleteIfExists(staging());
    Files.deleteIfExists(receipts());
    // From here on others may acquire the lock, and create again what they need.
    lock.remove();
    try {
      Files.deleteIfExists(state());
      for (Path directory : created) {
        Files.deleteIfExists(directory);
      }
    } catch (DirectoryNotEmptyException e) {
      return;
    }
  }

  /** Returns whether the state directory has only what {@link #prepare} and the lock create. */
  private boolean bare() throws IOException {
    Set<Path> known = Set.of(staging(), receipts(), lock());
    for (Path entry : Directories.list(state())) {
      boolean expected = known.contains(entry) || entry.equals(ExclusiveFile.ownerFile(lock()));
      if (!expected) {
        return false;
      }
    }
    return Directories.list(staging()).isEmpty() && Directories.list(receipts()).isEmpty();
  }

  /** Returns whether all of the manager's directories exist. */
  public boolean isComplete() {
    return Files.isDirectory(staging(), LinkOption.NOFOLLOW_LINKS)
        && Files.isDirectory(receipts(), LinkOption.NOFOLLOW_LINKS);
  }

  private static void create(Path directory, FileAttribute<?>[] attributes) throws IOException {
    try {
      Files.createDirectory(directory, attributes);
    } catch (FileAlreadyExistsException e) {
      return; // Ownership is checked afterwards.
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

  /** Returns a warning about other users who may replace plugins; empty if there are none. */
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

  /** Returns the path as the user gave it. */
  public Path shown() {
    return shown;
  }

  public Path file(PluginId id) {
    return root.resolve(id.fileName());
  }

  /**
   * Returns whether the manager ever installed something here. Does not read a directory that was
   * created after the location was checked.
   */
  public boolean managed() {
    return existed && Files.isDirectory(state(), LinkOption.NOFOLLOW_LINKS);
  }

  /** Returns whether a change was interrupted, or is under way in another process. */
  public boolean unfinished() {
    return managed()
        && (Files.exists(journal(), LinkOption.NOFOLLOW_LINKS)
            || Files.exists(rollbackJournal(), LinkOption.NOFOLLOW_LINKS));
  }

  public Path root() {
    return root;
  }

  /** Returns the check whether others could change files here. */
  public Ownership ownership() {
    return ownership;
  }

  Path state() {
    return stateIn(root);
  }

  private static Path stateIn(Path directory) {
    return directory.resolve(".optimus");
  }

  /** Returns the file with the rules for plugins here. */
  public Path policy() {
    return policyIn(root);
  }

  /** Returns the file with the rules for plugins in a directory, which need not be a location. */
  public static Path policyIn(Path directory) {
    return stateIn(directory).resolve("policy.json");
  }

  /** Returns the private directory for new files, on the location's own file system. */
  public Path staging() {
    return state().resolve("staging");
  }

  /**
   * Returns the path whose lock file is the last lock of a server.
   *
   * @param name the server's name as a file name
   */
  public Path serverLock(String name) {
    return state().resolve("server-" + name);
  }

  Path receipts() {
    return state().resolve("receipts");
  }

  /** Returns the directory of the files that the last install replaced. */
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
