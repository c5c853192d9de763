// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk.goplugin;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/** The files of a plugin's unix sockets, removed when it ends. Thread-safe. */
final class SocketFiles implements AutoCloseable {
  /** The longest path of a socket on macOS; Linux allows four bytes more. */
  private static final int LONGEST_PATH = 103;

  private final SecureRandom random = new SecureRandom();

  @GuardedBy("this")
  private final List<Path> files = new ArrayList<>();

  /**
   * Returns a path for a new socket.
   *
   * @throws IOException if the directory is missing or its path is too long
   */
  synchronized Path next(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      throw new IOException(
          "there is no directory "
              + directory
              + " for the socket: set PLUGIN_UNIX_SOCKET_DIR or"
              + " TMPDIR to one");
    }
    Path file = directory.resolve("plugin" + Integer.toUnsignedString(random.nextInt()));
    int length = file.toString().getBytes(StandardCharsets.UTF_8).length;
    if (length > LONGEST_PATH) {
      throw new IOException(
          "the socket's path has "
              + length
              + " bytes, which is more than "
              + LONGEST_PATH
              + ": set PLUGIN_UNIX_SOCKET_DIR to a directory with a shorter path than "
              + directory);
    }
    files.add(file);
    return file;
  }

  /**
   * Lets a group use a socket.
   *
   * @param group a name, or a number if the system accepts one
   */
  void admit(Path file, String group) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    GroupPrincipal principal =
        file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName(group);
    view.setGroup(principal);
    view.setPermissions(PosixFilePermissions.fromString("rw-rw----"));
  }

  /** Removes the socket files that exist. */
  @Override
  public synchronized void close() throws IOException {
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
    files.clear();
  }
}
