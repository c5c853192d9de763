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
 * A directory for the sockets and temporary files of one process of a plugin: new, accessible only
 * to this user, with a short path, and removed with its contents.
 */
public final class SocketDirectory implements AutoCloseable {
  /** The size of a path in {@code sockaddr_un} on Linux, including the terminating zero. */
  private static final int LONGEST_SOCKET = 108;

  /** The length that a plugin appends: a slash, {@code plugin} and up to ten digits. */
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
   * @param parent an existing directory that no other user can write to, or that is sticky
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

  /** Returns whether a directory has the name and the parent of a socket directory. */
  public static boolean isSocketDirectory(Path parent, Path directory) {
    return parent.equals(directory.getParent())
        && directory.getFileName().toString().startsWith(PREFIX);
  }

  /** Returns a directory that an earlier host created. */
  public static SocketDirectory of(Path path) {
    return new SocketDirectory(path);
  }

  static boolean isSocketDirectoryName(Path path) {
    return path.getFileName() != null && path.getFileName().toString().startsWith(PREFIX);
  }

  public Path path() {
    return path;
  }

  /**
   * Removes the directory with its contents, without following links. Retries, since a child of the
   * plugin that was just killed may still write a file.
   */
  @Override
  public void close() throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        remove(path, DEEPEST);
        return;
      } catch (DirectoryNotEmptyException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private static void remove(Path path, int depth) throws IOException {
    try {
      try {
        // Deleting an empty directory needs no listing, which takes a descriptor.
        Files.deleteIfExists(path);
      } catch (DirectoryNotEmptyException e) {
        if (depth == 0) {
          throw e;
        }
        try (DirectoryStream<Path> inside = Files.newDirectoryStream(path)) {
          for (Path one : inside) {
            remove(one, depth - 1);
          }
        }
        Files.deleteIfExists(path);
      }
    } catch (NoSuchFileException e) {
      // The plugin has removed it.
    }
  }
}
