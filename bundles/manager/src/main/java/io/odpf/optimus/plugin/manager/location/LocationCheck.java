// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.location;

import io.odpf.optimus.plugin.api.file.Ownership;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.PluginManagerException.Category;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.manager.disk.Directories;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Refuses locations that users other than this one and the superuser could have written to. Checks
 * the directory, and everything below its {@code .optimus}, before any of it is read. Changes
 * nothing.
 *
 * <p>A location that passes stays safe as long as only these two may write to the directory itself.
 * A group with write permission is trusted, since the owner granted it.
 */
final class LocationCheck {
  /** The limit of reported problems. */
  private static final int MOST_PROBLEMS = 5;

  /** The limit of links to follow, as on Linux. */
  private static final int MOST_LINKS = 40;

  private final String refusal;

  /**
   * Creates a check.
   *
   * @param refusal the beginning of each message: {@code cannot install into}
   */
  LocationCheck(String refusal) {
    this.refusal = refusal;
  }

  /**
   * Follows the links in a location's path, one by one, and refuses links of other users, who could
   * change the target at any time.
   *
   * @param path the path as the user gave it
   * @return the path of the directory without links; it need not exist
   */
  Path resolve(Path path, Ownership ownership) throws IOException, PluginManagerException {
    Path at = path.toAbsolutePath();
    for (int links = 0; links <= MOST_LINKS; links++) {
      Optional<BasicFileAttributes> seen = look(at);
      if (seen.isEmpty() && links == 0) {
        return at.normalize();
      }
      if (seen.isEmpty()) {
        break;
      }
      if (seen.get().isDirectory()) {
        return withoutLinksAbove(at);
      }
      if (!seen.get().isSymbolicLink()) {
        throw refused(path, "it is not a directory", "choose another install_location");
      }
      Optional<String> objection = ownership.objectionToOwner(at);
      if (objection.isPresent()) {
        throw refused(
            at,
            "it is a link, and " + objection.get(),
            "name the directory itself, or make the link yourself");
      }
      at = at.resolveSibling(Files.readSymbolicLink(at));
    }
    throw refused(path, "it is a link to nowhere", "remove the link, or make what it names");
  }

  private static Optional<BasicFileAttributes> look(Path path) throws IOException {
    try {
      return Optional.of(
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Resolves the parents only: the last name may have become a link since it was checked. */
  private static Path withoutLinksAbove(Path directory) throws IOException {
    Path name = directory.getFileName();
    boolean plain = name != null && !name.toString().equals(".") && !name.toString().equals("..");
    return plain
        ? Directories.parentOf(directory).toRealPath().resolve(name)
        : directory.toRealPath();
  }

  /** Refuses an existing location that is not safe, or whose state directory is not. */
  void contents(InstallLocation location) throws IOException, PluginManagerException {
    List<Problem> problems = new ArrayList<>();
    Optional<String> objection = location.ownership().objectionToSharedDirectory(location.root());
    if (objection.isPresent()) {
      String hint =
          "plugins are programs: make the directory yours alone (chown, chmod go-w), run this as"
              + " its owner, or choose another install_location";
      problems.add(problem(location.shown(), objection.get(), hint));
    }
    for (Untrusted untrusted : untrusted(location.state(), location.ownership())) {
      if (problems.size() < MOST_PROBLEMS) {
        problems.add(problem(untrusted.path(), untrusted.why(), hint(location.state())));
      }
    }
    if (!problems.isEmpty()) {
      throw new PluginManagerException(Category.FAILURE, problems, null);
    }
  }

  /** A file or directory that others could have written, and the reason. */
  private record Untrusted(Path path, String why) {}

  /** Returns the untrusted files in a directory tree; an untrusted directory is not entered. */
  private static List<Untrusted> untrusted(Path directory, Ownership ownership) throws IOException {
    List<Untrusted> untrusted = new ArrayList<>();
    try {
      Optional<String> objection = ownership.objectionToDirectory(directory);
      if (objection.isPresent()) {
        return List.of(new Untrusted(directory, objection.get()));
      }
      for (Path entry : Directories.list(directory)) {
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          untrusted.addAll(untrusted(entry, ownership));
        } else if (!replaced(entry)) {
          file(entry, ownership).ifPresent(untrusted::add);
        }
      }
    } catch (NoSuchFileException e) {
      return untrusted; // It never existed, or another process of this user has removed it.
    } catch (AccessDeniedException e) {
      return untrusted; // Files that this user cannot list are not read, either.
    }
    return untrusted;
  }

  private static Optional<Untrusted> file(Path file, Ownership ownership) throws IOException {
    try {
      Optional<String> objection = ownership.objectionToFile(file);
      return objection.isPresent()
          ? Optional.of(new Untrusted(file, objection.get()))
          : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns whether a file is a backup of a replaced one. Such a file may belong to anyone or be a
   * link; it is checked again before it is restored.
   */
  private static boolean replaced(Path entry) {
    return entry.getFileName().toString().endsWith(Replay.OLD_FILE);
  }

  private static String hint(Path state) {
    return "what it says may be forged: remove "
        + state
        + " and install again, with --adopt for the plugins that are there; or, if you know who"
        + " wrote it, make it yours alone (chown, chmod go-w)";
  }

  private Problem problem(Path path, String why, String hint) {
    return Problem.of(LocationProblem.UNSAFE_LOCATION, refusal + " " + path + ": " + why, hint);
  }

  /** Returns an exception that refuses a path for one reason. */
  PluginManagerException refused(Path path, String why, String hint) {
    return PluginManagerException.failure(problem(path, why, hint), null);
  }
}
