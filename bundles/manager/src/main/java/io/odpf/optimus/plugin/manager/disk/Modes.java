// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.disk;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The modes of what this program makes for itself. No umask lets others write it, not for an
 * instant; {@link io.odpf.optimus.plugin.api.file.Ownership} would object. A stricter umask is
 * respected.
 */
public final class Modes {
  private static final String PRIVATE = "rw-------";

  private Modes() {}

  /** A directory that others may look into. */
  public static FileAttribute<?>[] directory() {
    return attributes("rwxr-xr-x");
  }

  /** A directory that only its owner may enter. */
  public static FileAttribute<?>[] privateDirectory() {
    return attributes("rwx------");
  }

  /** A file that others may read. */
  public static FileAttribute<?>[] file() {
    return attributes("rw-r--r--");
  }

  /** A file that only its owner may open. */
  public static FileAttribute<?>[] privateFile() {
    return attributes(PRIVATE);
  }

  /** Lets only its owner open a file that is there already. */
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
