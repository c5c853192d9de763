// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Creates directories that only their owner can write to, regardless of the umask. */
public final class OwnDirectory {
  private OwnDirectory() {}

  /** Creates a directory and its parents, unless they exist. */
  public static Path create(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return directory;
    }
    boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] attributes =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x"))
            }
            : new FileAttribute<?>[0];
    return Files.createDirectories(directory, attributes);
  }
}
