// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.host;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Directories that a framework keeps its state in. */
final class Storage {
  private Storage() {}

  /**
   * Copies a directory. Kept simple and on {@link File} for its way: it is on that of every start.
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

  /** Removes a directory as far as it can. */
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
    } catch (IOException kept) {
      // It lies in a directory for temporary things, and nobody looks at it again.
    }
  }

  /**
   * Leaves a copy of a storage for later starts. Whoever comes first wins; a copy is complete when
   * its name is there.
   */
  static void publish(Path storage, Path template) {
    Path parent = template.toAbsolutePath().getParent();
    Path copy = null;
    try {
      OwnDirectory.create(parent);
      copy = Files.createTempDirectory(parent, "new-");
      copy(storage.toFile(), copy.toFile());
      Files.move(copy, template, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException notNow) {
      // Somebody else's copy is there, or none can be made here: the next start is slower, no more.
      if (copy != null) {
        delete(copy.toFile());
      }
    }
  }
}
