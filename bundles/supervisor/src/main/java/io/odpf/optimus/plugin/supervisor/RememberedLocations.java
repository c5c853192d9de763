// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor;

import io.odpf.optimus.plugin.api.file.Ownership;
import io.odpf.optimus.plugin.api.file.RegularFile;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The locations into which plugins were installed, recorded for the next start in a file of
 * absolute paths, one per line, oldest first. Entries that cannot be relied on are skipped with a
 * warning. Thread-safe.
 */
final class RememberedLocations {
  private static final System.Logger LOG = System.getLogger(RememberedLocations.class.getName());
  private static final int LARGEST_FILE = 256 << 10;
  private static final int MOST = 100;

  private final Path file;

  /**
   * @param file need not exist; is created, with its directory, when there is something to remember
   */
  RememberedLocations(Path file) {
    this.file = file.toAbsolutePath();
  }

  /** Returns the locations, oldest first. */
  synchronized List<Path> read() {
    try {
      Optional<String> objection = objection();
      if (objection.isPresent()) {
        LOG.log(
            Level.WARNING,
            "remembered plugin locations are not searched, since others could have written them:"
                + " {0}; correct owner and mode, or remove the file",
            objection.get());
        return List.of();
      }
      return parse(RegularFile.text(file, LARGEST_FILE, LinkOption.NOFOLLOW_LINKS));
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      LOG.log(
          Level.WARNING,
          "remembered plugin locations cannot be read: {0}: {1}",
          file,
          RegularFile.reason(e));
      return List.of();
    }
  }

  private Optional<String> objection() throws IOException {
    Ownership ownership = Ownership.ofThisProcess();
    Optional<String> ofFile = ownership.objectionToFile(file);
    if (ofFile.isPresent()) {
      return ofFile.map(it -> file + ": " + it);
    }
    Path directory = Objects.requireNonNull(file.getParent(), "parent");
    return ownership.objectionToDirectory(directory).map(it -> directory + ": " + it);
  }

  private List<Path> parse(String text) {
    List<Path> locations = new ArrayList<>();
    int number = 0;
    for (String line : text.split("\n")) {
      number++;
      if (line.isEmpty()) {
        continue;
      }
      try {
        Path location = Path.of(line);
        if (location.isAbsolute()) {
          locations.add(location.normalize());
          continue;
        }
      } catch (InvalidPathException e) {
        LOG.log(Level.DEBUG, "not a path", e);
      }
      LOG.log(
          Level.WARNING,
          "{0}:{1}: not an absolute path; the line is passed over",
          file,
          Integer.toString(number));
    }
    return locations;
  }

  /** Creates the file's directory, accessible only to this user whatever the umask. */
  private void createDirectory() throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectories(
          file.getParent(),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectories(file.getParent());
    }
  }

  /** Adds a location, as the newest. */
  synchronized void add(Path location) {
    Path path = location.toAbsolutePath().normalize();
    if (path.toString().indexOf('\n') >= 0) {
      return;
    }
    Set<Path> all = new LinkedHashSet<>(read());
    if (!all.add(path)) {
      return;
    }
    List<Path> newest = new ArrayList<>(all);
    newest = newest.subList(Math.max(0, newest.size() - MOST), newest.size());
    StringBuilder text = new StringBuilder();
    for (Path one : newest) {
      text.append(one).append('\n');
    }
    try {
      if (!Files.exists(file.getParent())) {
        createDirectory();
      }
      // A temporary file is accessible only to its user, whatever the umask.
      Path fresh = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new");
      Files.writeString(fresh, text);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      LOG.log(
          Level.WARNING,
          "the plugin location {0} will not be known after a restart: {1} cannot be written: {2};"
              + " name it in OPTIMUS_PLUGIN_LOCATIONS",
          path,
          file,
          RegularFile.reason(e));
    }
  }
}
