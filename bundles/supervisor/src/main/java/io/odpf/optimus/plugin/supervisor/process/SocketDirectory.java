// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.process;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.locks.LockSupport;

/**
 * A directory for the sockets and temporary files of one process of a plugin: new, of this user
 * alone, with a short path, and removed with all that is in it.
 */
public final class SocketDirectory implements AutoCloseable {
  /** What {@code sockaddr_un} holds on Linux, with the end of the text. */
  private static final int LONGEST_SOCKET = 108;

  /** What a plugin appends: a slash, {@code plugin} and up to ten digits. */
  private static final int FILE_NAME = 18;

  private static final int DEEPEST = 16;
  private static final int ATTEMPTS = 100;
  private static final long PAUSE_NANOS = 10_000_000;

  private static final String PREFIX = "optimus-";

  private final Path path;

  private SocketDirectory(Path path) {
    this.path = path;
  }

  /**
   * Creates a directory.
   *
   * @param parent an existing directory that nobody else can write to, or that is sticky
   * @throws IOException if it cannot be created, or its path is too long for sockets
   */
  public static SocketDirectory create(Path parent) throws IOException {
    Path path =
        Files.createTempDirectory(
            parent,
            PREFIX,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    if (path.toString().length() + FILE_NAME >= LONGEST_SOCKET) {
      Files.delete(path);
      throw new IOException(
          path
              + " is too long for sockets, whose paths have at most "
              + (LONGEST_SOCKET - 1)
              + " bytes");
    }
    return new SocketDirectory(path);
  }

  /** Returns whether a directory is named as one of a parent. */
  public static boolean isOne(Path parent, Path directory) {
    return parent.equals(directory.getParent())
        && directory.getFileName().toString().startsWith(PREFIX);
  }

  /** Returns a directory that an earlier host created. */
  public static SocketDirectory of(Path path) {
    return new SocketDirectory(path);
  }

  static boolean isNamedAsOne(Path path) {
    return path.getFileName() != null && path.getFileName().toString().startsWith(PREFIX);
  }

  public Path path() {
    return path;
  }

  /**
   * Removes the directory and what the plugin left in it; follows no links. A child of the plugin
   * that was just killed may write a last file meanwhile.
   */
  @Override
  public void close() throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        remove(path, DEEPEST);
        return;
      } catch (DirectoryNotEmptyException filled) {
        if (attempt == ATTEMPTS) {
          throw filled;
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private static void remove(Path path, int depth) throws IOException {
    try {
      try {
        // An empty one needs no list of what is in it, which takes a descriptor.
        Files.deleteIfExists(path);
      } catch (DirectoryNotEmptyException filled) {
        if (depth == 0) {
          throw filled;
        }
        try (DirectoryStream<Path> inside = Files.newDirectoryStream(path)) {
          for (Path one : inside) {
            remove(one, depth - 1);
          }
        }
        Files.deleteIfExists(path);
      }
    } catch (NoSuchFileException gone) {
      // The plugin has removed it.
    }
  }
}
