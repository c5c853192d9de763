// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Makes directories that others may look into and never write into, whatever the umask. */
public final class OwnDirectory {
  private OwnDirectory() {}

  /** Makes a directory with its parents; those that are there stay as they are. */
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
