// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.secrets.disk;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The next content of a file, forced to disk beside it. A crash leaves the old content or the new:
 * one rename puts it in place. Closing it before that discards it.
 */
public final class PendingFile implements AutoCloseable {
  private static final String SUFFIX = ".tmp";

  private final Path target;
  private final Path temporary;

  private PendingFile(Path target, Path temporary) {
    this.target = target;
    this.temporary = temporary;
  }

  /** Writes the next content of a file that only its owner may open. */
  public static PendingFile writePrivate(Path target, byte[] content) throws IOException {
    return write(target, content, mode("rw-------"));
  }

  /** Writes the next content of a file that keeps its permissions, or gets the usual ones. */
  public static PendingFile writeShared(Path target, byte[] content) throws IOException {
    if (!isPosix() || !Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      return write(target, content, mode("rw-r--r--"));
    }
    Set<PosixFilePermission> permissions =
        Files.getPosixFilePermissions(target, LinkOption.NOFOLLOW_LINKS);
    PendingFile pending = write(target, content, mode("rw-------"));
    try {
      Files.setPosixFilePermissions(pending.temporary, permissions);
      return pending;
    } catch (IOException e) {
      pending.close();
      throw e;
    }
  }

  private static PendingFile write(Path target, byte[] content, FileAttribute<?>... mode)
      throws IOException {
    // The name needs to be free, not secret.
    String unique = Long.toHexString(ThreadLocalRandom.current().nextLong());
    Path temporary = target.resolveSibling(prefix(target) + unique + SUFFIX);
    Files.createFile(temporary, mode);
    PendingFile pending = new PendingFile(target, temporary);
    // Not a channel: an interrupt would close it.
    try (FileOutputStream out = new FileOutputStream(temporary.toFile())) {
      out.write(content);
      out.getFD().sync();
      return pending;
    } catch (IOException e) {
      pending.close();
      throw e;
    }
  }

  /** Puts the content in place durably. */
  public void place() throws IOException {
    Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    if (File.separatorChar != '\\') {
      try (FileChannel directory = FileChannel.open(parent(target), StandardOpenOption.READ)) {
        directory.force(true);
      }
    }
  }

  /** Discards the content, unless it is in place. */
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(temporary);
  }

  /** Returns whether a file is the content of another that was never put in place. */
  static boolean isLeftover(Path file, Path target) {
    String name = String.valueOf(file.getFileName());
    return name.startsWith(prefix(target)) && name.endsWith(SUFFIX);
  }

  private static String prefix(Path target) {
    return "." + target.getFileName() + ".";
  }

  static Path parent(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a root has no parent");
  }

  /** Creates a directory that only its owner may enter, and its parents, unless it exists. */
  public static void createPrivateDirectory(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory, mode("rwx------"));
    }
  }

  static FileAttribute<?>[] mode(String mode) {
    return isPosix()
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }
}
