// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.discovery;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;

/**
 * A directory whose changes matter. It need not exist.
 *
 * @param path the directory
 * @param prefix what the names of the files begin with that matter
 */
public record WatchedDirectory(Path path, String prefix) {
  public WatchedDirectory {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(prefix, "prefix");
  }

  /** Watches a directory for plugins among other files. */
  public static WatchedDirectory ofPlugins(Path path) {
    return new WatchedDirectory(path, BinaryName.PREFIX);
  }

  /** Watches a directory in which every file matters. */
  public static WatchedDirectory ofAll(Path path) {
    return new WatchedDirectory(path, "");
  }

  /** What a file looks like at one moment; another content looks different. */
  record Stamp(FileTime modified, long size, Object key) {}

  /** Adds the stamps of the files that matter. What a link names is looked at, not the link. */
  void addTo(Map<Path, Stamp> stamps) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
      for (Path file : files) {
        if (file.getFileName().toString().startsWith(prefix)) {
          stamps.put(file, stamp(file));
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // Without the directory, or the right to read it, there is nothing in it.
    }
  }

  private static Stamp stamp(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
    } catch (IOException e) {
      return new Stamp(FileTime.fromMillis(0), -1, null); // A link to nothing, or gone meanwhile.
    }
  }
}
