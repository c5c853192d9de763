// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.disk;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Whether strangers can change what lies in a directory. */
public final class Ownership {
  private static final int ROOT = 0;
  private static final int WORLD_WRITABLE = 0002;
  private static final int STICKY = 01000;

  private Ownership() {}

  /**
   * Why a directory's content cannot be relied on; empty if it can, or where the system has no such
   * owners and modes.
   */
  public static Optional<String> objection(Path directory) throws IOException {
    return unix() ? objection(directory, self(directory)) : Optional.empty();
  }

  static Optional<String> objection(Path directory, int self) throws IOException {
    Map<String, Object> values =
        Files.readAttributes(directory, "unix:uid,mode,isDirectory", LinkOption.NOFOLLOW_LINKS);
    if (!Boolean.TRUE.equals(values.get("isDirectory"))) {
      return Optional.of(
          Files.isSymbolicLink(directory) ? "it is a link" : "it is not a directory");
    }
    int mode = (Integer) values.get("mode");
    if ((mode & WORLD_WRITABLE) != 0 && (mode & STICKY) == 0) {
      return Optional.of("everybody may write into it");
    }
    int owner = (Integer) values.get("uid");
    // The superuser decides about other people's directories knowingly.
    if (self != ROOT && owner != self && owner != ROOT) {
      return Optional.of("it belongs to another user (uid " + owner + ")");
    }
    return Optional.empty();
  }

  private static boolean unix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("unix");
  }

  /** Who we are. Java does not say; the owner of something of ours does. */
  private static int self(Path directory) throws IOException {
    Path process = Path.of("/proc/self");
    if (Files.exists(process)) {
      return (Integer) Files.getAttribute(process, "unix:uid");
    }
    Path probe = Files.createTempFile(directory, ".optimus-", ".probe");
    try {
      return (Integer) Files.getAttribute(probe, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    } finally {
      Files.delete(probe);
    }
  }
}
