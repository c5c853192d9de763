// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.disk;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** Replaces the content of a user's own file, keeping owner and permissions. */
public final class ReplacedFile {
  private ReplacedFile() {}

  /**
   * Replaces a file's content by one rename. Keeps its permissions and, if this process may set
   * them, owner and group. Replaces the target of a symbolic link.
   *
   * @param before the expected current content
   * @return whether the file had that content; if not, nothing was changed
   * @throws IOException if the file cannot be written, or must not be
   */
  public static boolean replace(Path file, byte[] before, byte[] after) throws IOException {
    Path target = file.toRealPath();
    if (!Files.isWritable(target)) {
      // A rename would replace even a file that is write-protected.
      throw new AccessDeniedException(target.toString());
    }
    AtomicFile next = AtomicFile.prepare(target, after, Modes.privateFile());
    boolean placed = false;
    try {
      keepAttributes(target, next.temporary());
      if (Arrays.equals(Files.readAllBytes(target), before)) {
        next.commit();
        placed = true;
      }
      return placed;
    } finally {
      if (!placed) {
        next.abandon();
      }
    }
  }

  private static void keepAttributes(Path from, Path to) throws IOException {
    PosixFileAttributeView old = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    PosixFileAttributeView now = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (old == null || now == null) {
      return;
    }
    PosixFileAttributes kept = old.readAttributes();
    PosixFileAttributes made = now.readAttributes();
    Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
    permissions.addAll(kept.permissions());
    try {
      if (!kept.group().equals(made.group())) {
        now.setGroup(kept.group());
      }
      if (!kept.owner().equals(made.owner())) {
        now.setOwner(kept.owner());
      }
    } catch (IOException e) {
      // The file's new group must not get write permission that was meant for the old one.
      permissions.remove(PosixFilePermission.GROUP_WRITE);
      System.getLogger(ReplacedFile.class.getName())
          .log(System.Logger.Level.WARNING, "the owner of " + from + " changes", e);
    }
    // Last, since giving a file away may take permissions from it.
    now.setPermissions(permissions);
  }
}
