// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.scaffold;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** Writes a project to a directory that does not exist, as a whole or not at all. */
final class ProjectWriter {
  private final Path target;

  /** The files and directories that this run has made, the newest first. */
  private final Deque<Path> made = new ArrayDeque<>();

  private ProjectWriter(Path target) {
    this.target = target;
  }

  /**
   * Writes a project.
   *
   * @param target the project's directory; absolute
   * @throws FileAlreadyExistsException about the target if something of that name exists
   */
  static void write(Map<String, PluginProject.File> files, Path target) throws IOException {
    Path parent = target.getParent();
    if (parent == null || Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(target.toString());
    }
    new ProjectWriter(target).writeIn(parent, files);
  }

  private void writeIn(Path parent, Map<String, PluginProject.File> files) throws IOException {
    boolean complete = false;
    try {
      createParents(parent);
      Path building = Files.createTempDirectory(parent, ".optimus-new-");
      made.push(building);
      permit(building, "rwxr-xr-x");
      for (Map.Entry<String, PluginProject.File> file : files.entrySet()) {
        write(building, file.getKey(), file.getValue());
      }
      move(building);
      complete = true;
    } finally {
      if (!complete) {
        discard();
      }
    }
  }

  private void createParents(Path parent) throws IOException {
    Deque<Path> missing = new ArrayDeque<>();
    Path path = parent;
    while (path != null && !Files.exists(path)) {
      missing.push(path);
      path = path.getParent();
    }
    for (Path directory : missing) {
      Files.createDirectory(directory);
      made.push(directory);
    }
  }

  private void write(Path building, String path, PluginProject.File content) throws IOException {
    String[] names = path.split("/");
    Path file = building;
    for (int i = 0; i < names.length; i++) {
      if (i > 0 && !made.contains(file)) {
        Files.createDirectory(file);
        made.push(file);
      }
      file = file.resolve(names[i]);
    }
    Files.writeString(file, content.text(), StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
    made.push(file);
    if (content.executable()) {
      permit(file, "rwxr-xr-x");
    }
  }

  private static void permit(Path path, String permissions) throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (view != null) {
      view.setPermissions(PosixFilePermissions.fromString(permissions));
    }
  }

  /** Renames the directory. Without the check, a rename could replace an empty directory. */
  private void move(Path building) throws IOException {
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(target.toString());
    }
    try {
      Files.move(building, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(building, target);
    }
  }

  /** Deletes what this run has made, the newest first. */
  private void discard() throws IOException {
    while (!made.isEmpty()) {
      Files.deleteIfExists(made.pop());
    }
  }
}
