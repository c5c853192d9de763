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
import org.jspecify.annotations.Nullable;

/**
 * A directory to watch, which need not exist.
 *
 * @param path the directory
 * @param prefix the prefix of the names of relevant files
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

  /** Watches a directory in which every file is relevant. */
  public static WatchedDirectory ofAll(Path path) {
    return new WatchedDirectory(path, "");
  }

  /** Identifies the content of a file at one moment. */
  record Stamp(FileTime modified, long size, @Nullable Object key) {}

  /** Adds the stamps of the relevant files. Follows links. */
  void addTo(Map<Path, Stamp> stamps) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
      for (Path file : files) {
        if (file.getFileName().toString().startsWith(prefix)) {
          stamps.put(file, stamp(file));
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // A missing or unreadable directory counts as empty.
    }
  }

  private static Stamp stamp(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
    } catch (IOException e) {
      return new Stamp(FileTime.fromMillis(0), -1, null); // A dangling link, or removed meanwhile.
    }
  }
}
