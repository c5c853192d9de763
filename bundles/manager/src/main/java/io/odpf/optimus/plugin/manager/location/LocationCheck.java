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
 * Refuses a location that somebody besides its user and the superuser could have written to. Looks
 * at the directory, and at everything below its {@code .optimus}, before any of it is read. Changes
 * nothing.
 *
 * <p>What passes stays safe for as long as only these two may write to the directory itself. A
 * group that may write into it is trusted, since its owner let it.
 */
final class LocationCheck {
  /** More would only hide the first ones. */
  private static final int MOST_PROBLEMS = 5;

  /** As many as Linux follows. */
  private static final int MOST_LINKS = 40;

  private final String refusal;

  /**
   * @param refusal how the message of a problem begins: {@code cannot install into}
   */
  LocationCheck(String refusal) {
    this.refusal = refusal;
  }

  /**
   * Follows the links that a location may be named by, one by one, and refuses those that others
   * made: they choose where it leads, and may choose anew at any time.
   *
   * @param path as the user named it
   * @return the directory itself, on a way without links, if it exists; else where it would be
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
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
  }

  /** Does not follow the last name once more, which others may have made a link since. */
  private static Path withoutLinksAbove(Path directory) throws IOException {
    Path name = directory.getFileName();
    boolean plain = name != null && !name.toString().equals(".") && !name.toString().equals("..");
    return plain ? directory.getParent().toRealPath().resolve(name) : directory.toRealPath();
  }

  /** Refuses a location that exists, or what lies in its state directory. */
  void contents(InstallLocation location) throws IOException, PluginManagerException {
    List<Problem> problems = new ArrayList<>();
    Optional<String> objection = location.ownership().objectionToSharedDirectory(location.root());
    if (objection.isPresent()) {
      String hint =
          "plugins are programs: make the directory yours alone (chown, chmod go-w), run this as"
              + " its owner, or choose another install_location";
      problems.add(problem(location.shown(), objection.get(), hint));
    }
    for (Distrusted distrusted : distrusted(location.state(), location.ownership())) {
      if (problems.size() < MOST_PROBLEMS) {
        problems.add(problem(distrusted.path(), distrusted.why(), hint(location.state())));
      }
    }
    if (!problems.isEmpty()) {
      throw new PluginManagerException(Category.FAILURE, problems, null);
    }
  }

  /** Something below the state directory, and why it is not believed. */
  private record Distrusted(Path path, String why) {}

  /** What is not believed in a directory and below it; a directory stands for what it holds. */
  private static List<Distrusted> distrusted(Path directory, Ownership ownership)
      throws IOException {
    List<Distrusted> distrusted = new ArrayList<>();
    try {
      Optional<String> objection = ownership.objectionToDirectory(directory);
      if (objection.isPresent()) {
        return List.of(new Distrusted(directory, objection.get()));
      }
      for (Path entry : Directories.list(directory)) {
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          distrusted.addAll(distrusted(entry, ownership));
        } else if (!replaced(entry)) {
          file(entry, ownership).ifPresent(distrusted::add);
        }
      }
    } catch (NoSuchFileException gone) {
      return distrusted; // It never was, or another process of this user tidied up meanwhile.
    } catch (AccessDeniedException unreadable) {
      return distrusted; // What this user cannot look into is not read from, either.
    }
    return distrusted;
  }

  private static Optional<Distrusted> file(Path file, Ownership ownership) throws IOException {
    try {
      Optional<String> objection = ownership.objectionToFile(file);
      return objection.isPresent()
          ? Optional.of(new Distrusted(file, objection.get()))
          : Optional.empty();
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    }
  }

  /**
   * Whether an entry is what a transaction replaced: it may have been anybody's, or a link, and is
   * looked at once more before it becomes a plugin again.
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

  /** A refusal of something for one reason. */
  PluginManagerException refused(Path path, String why, String hint) {
    return PluginManagerException.failure(problem(path, why, hint), null);
  }
}
