// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.disk;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The modes of the files and directories that this program creates for itself. They are never
 * writable by others, whatever the umask; {@link io.odpf.optimus.plugin.api.file.Ownership} would
 * object. A stricter umask applies.
 */
public final class Modes {
  private static final String PRIVATE = "rw-------";

  private Modes() {}

  /** Returns the mode of a directory that others may read. */
  public static FileAttribute<?>[] directory() {
    return attributes("rwxr-xr-x");
  }

  /** Returns the mode of a directory that only its owner may enter. */
  public static FileAttribute<?>[] privateDirectory() {
    return attributes("rwx------");
  }

  /** Returns the mode of a file that others may read. */
  public static FileAttribute<?>[] file() {
    return attributes("rw-r--r--");
  }

  /** Returns the mode of a file that only its owner may open. */
  public static FileAttribute<?>[] privateFile() {
    return attributes(PRIVATE);
  }

  /** Makes an existing file private to its owner. */
  public static void makePrivate(Path file) throws IOException {
    if (supported()) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(PRIVATE));
    }
  }

  private static boolean supported() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }

  private static FileAttribute<?>[] attributes(String permissions) {
    return supported()
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
