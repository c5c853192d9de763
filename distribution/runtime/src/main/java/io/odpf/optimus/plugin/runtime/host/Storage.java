// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.host;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/** Copies and removes the directories with a framework's state. */
final class Storage {
  private Storage() {}

  /**
   * Copies a directory. Uses {@link File}, which loads fewer classes, since every start does this.
   */
  static void copy(File from, File to) throws IOException {
    if (!to.mkdirs() && !to.isDirectory()) {
      throw new IOException("cannot make the directory " + to);
    }
    File[] children = from.listFiles();
    if (children == null) {
      throw new IOException("cannot read the directory " + from);
    }
    for (File child : children) {
      File target = new File(to, child.getName());
      if (child.isDirectory()) {
        copy(child, target);
      } else {
        Files.copy(child.toPath(), target.toPath());
      }
    }
  }

  /** Removes a directory as far as possible. */
  static void delete(File directory) {
    File[] children = directory.listFiles();
    if (children != null) {
      for (File child : children) {
        if (Files.isSymbolicLink(child.toPath())) {
          remove(child);
        } else {
          delete(child);
        }
      }
    }
    remove(directory);
  }

  private static void remove(File file) {
    try {
      Files.deleteIfExists(file.toPath());
    } catch (IOException e) {
      // The file stays in a directory for temporary files, unused.
    }
  }

  /**
   * Publishes a copy of a storage as the template for later starts. The first process to do so
   * wins; a template that exists is complete.
   */
  static void publish(Path storage, Path template) {
    try {
      Path parent =
          OwnDirectory.create(Objects.requireNonNull(template.toAbsolutePath().getParent()));
      Path copy = Files.createTempDirectory(parent, "new-");
      try {
        copy(storage.toFile(), copy.toFile());
        Files.move(copy, template, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        delete(copy.toFile());
      }
    } catch (IOException e) {
      // Without a template, the next start is slower.
      return;
    }
  }
}
