// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.disk;

import java.io.File;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** Creates, syncs, lists and deletes directories. */
public final class Directories {
  private Directories() {}

  /** Returns the directory of a file. */
  public static Path parentOf(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a root has no parent");
  }

  /** Creates a directory that only its owner may enter, and its parents, unless it exists. */
  public static void createPrivate(Path directory) throws IOException {
    if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectories(directory, Modes.privateDirectory());
    }
  }

  /**
   * Forces a directory's entries to disk, where the system supports that. An interrupt does not
   * prevent it.
   */
  public static void sync(Path directory) throws IOException {
    if (File.separatorChar == '\\') {
      return;
    }
    boolean interrupted = false;
    try {
      while (true) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
          channel.force(true);
          return;
        } catch (ClosedByInterruptException e) {
          interrupted |= Thread.interrupted();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Returns the entries of a directory, by name; an empty list if it does not exist. */
  public static List<Path> list(Path directory) throws IOException {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      for (Path entry : stream) {
        entries.add(entry);
      }
    } catch (NoSuchFileException e) {
      return List.of();
    }
    Collections.sort(entries);
    return entries;
  }

  /** Deletes a file, or a directory with its content. Deletes links, does not follow them. */
  public static void delete(Path path) throws IOException {
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      for (Path entry : list(path)) {
        delete(entry);
      }
    }
    Files.deleteIfExists(path);
  }
}
