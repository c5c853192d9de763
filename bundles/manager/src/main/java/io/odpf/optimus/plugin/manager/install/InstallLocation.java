// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.install;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.Problem;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.manager.disk.Directories;
import io.odpf.optimus.plugin.manager.disk.DiskFailure;
import io.odpf.optimus.plugin.manager.disk.Ownership;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** A directory of plugins, and our own directory in it. */
public final class InstallLocation {
  private final Path shown;
  private final Path root;

  private InstallLocation(Path shown, Path root) {
    this.shown = shown;
    this.root = root;
  }

  /**
   * A location, to be looked at. It need not exist.
   *
   * @throws PluginManagerException if the path names something else than a directory
   */
  public static InstallLocation at(Path path) throws PluginManagerException {
    try {
      Path real = path.toRealPath();
      if (!Files.isDirectory(real)) {
        throw refused(path, "it is not a directory", "choose another install_location");
      }
      return new InstallLocation(path, real);
    } catch (NoSuchFileException none) {
      if (Files.isSymbolicLink(path)) {
        throw refused(path, "it is a link to nowhere", "remove the link, or make what it names");
      }
      return new InstallLocation(path, path.toAbsolutePath().normalize());
    } catch (IOException failure) {
      throw refused(path, DiskFailure.reason(failure), "check its permissions and the disk");
    }
  }

  /**
   * Makes the location and our directories in it.
   *
   * @return the location as it is to be changed
   * @throws PluginManagerException if others could change what is in it
   */
  public InstallLocation prepare() throws PluginManagerException {
    try {
      Files.createDirectories(root);
      InstallLocation made = new InstallLocation(shown, root.toRealPath());
      made.refuse(Ownership.objection(made.root), made.shown);
      made.create(made.state());
      if (!Files.exists(made.staging(), LinkOption.NOFOLLOW_LINKS)) {
        Directories.createPrivate(made.staging());
      }
      made.refuse(Ownership.objection(made.staging()), made.staging());
      made.create(made.receipts());
      return made;
    } catch (IOException failure) {
      throw refused(
          shown, DiskFailure.reason(failure), "check its permissions, or choose another one");
    }
  }

  /** Another process may do the same at this moment; whose directory it is, is asked afterwards. */
  private void create(Path directory) throws PluginManagerException, IOException {
    try {
      Files.createDirectory(directory);
    } catch (FileAlreadyExistsException there) {
      refuse(Ownership.objection(directory), directory);
    }
  }

  private void refuse(Optional<String> objection, Path what) throws PluginManagerException {
    if (objection.isPresent()) {
      throw refused(
          what,
          objection.get(),
          "plugins are programs: make the directory yours alone (chmod go-w, chown), or choose"
              + " another install_location");
    }
  }

  private static PluginManagerException refused(Path path, String why, String hint) {
    return PluginManagerException.failure(
        Problem.of("unsafe-location", "cannot install into " + path + ": " + why, hint), null);
  }

  /** As the user named it. */
  public Path shown() {
    return shown;
  }

  public Path file(String plugin, Platform platform) {
    return root.resolve(platform.binaryName(plugin));
  }

  /** Whether anything was ever installed here by us. */
  public boolean managed() {
    return Files.isDirectory(state(), LinkOption.NOFOLLOW_LINKS);
  }

  /** Whether an earlier change of it was interrupted, or is going on in another process. */
  public boolean unfinished() {
    return Files.exists(journal()) || Files.exists(rollbackJournal());
  }

  public Path root() {
    return root;
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
