// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.file;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/**
 * A scratch directory of this process. A file beside it, with the directory's name and {@code
 * .lock}, is locked while the directory is in use. The operating system releases the lock when the
 * process dies for any reason, so {@link #removeDead} can find and remove the directories of killed
 * processes.
 */
public final class TemporaryDirectory implements AutoCloseable {
  /** The prefix of these directories' names in the JVM's temporary directory. */
  public static final String PREFIX = "optimus-";

  private static final String LOCK = ".lock";

  /**
   * POSIX releases a process's lock on a file when the process closes any handle of that file, so
   * nothing else in the process may open it. The names of locked files are kept in the system
   * properties, the only map that all class loaders of a process share.
   */
  private static final String CLAIM = "io.odpf.optimus.plugin.temporary:";

  private final Path path;
  private final Path lock;
  private final FileChannel channel;

  private TemporaryDirectory(Path path, Path lock, FileChannel channel) {
    this.path = path;
    this.lock = lock;
    this.channel = channel;
  }

  /**
   * Creates a directory in the JVM's temporary directory that only its owner can enter.
   *
   * @param purpose becomes part of its name
   */
  public static TemporaryDirectory create(String purpose) throws IOException {
    // The name need not be secret: an existing file is never used.
    for (long number = System.nanoTime(); true; number++) {
      TemporaryDirectory directory = claim(parent().resolve(PREFIX + purpose + "-" + number));
      try {
        Files.createDirectory(directory.path, mode("rwx------"));
        return directory;
      } catch (FileAlreadyExistsException e) {
        directory.release();
      } catch (IOException failure) {
        directory.release();
        throw failure;
      }
    }
  }

  /** Marks a directory, which need not exist yet, as in use by this process. */
  public static TemporaryDirectory claim(Path directory) throws IOException {
    Path path = directory.toAbsolutePath();
    Path lock = path.resolveSibling(path.getFileName() + LOCK);
    // Locked before it gets its name, so that no other process can see it unlocked.
    boolean renamed = File.separatorChar != '\\';
    Path fresh = renamed ? path.resolveSibling(path.getFileName() + ".new") : lock;
    System.setProperty(CLAIM + lock, "held");
    FileChannel channel = null;
    try {
      channel =
          FileChannel.open(
              fresh,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              mode("rw-------"));
      channel.lock();
      if (renamed) {
        Files.move(fresh, lock, StandardCopyOption.ATOMIC_MOVE);
      }
      return new TemporaryDirectory(path, lock, channel);
    } catch (IOException failure) {
      System.clearProperty(CLAIM + lock);
      if (channel != null) {
        channel.close();
        Files.deleteIfExists(fresh);
      }
      throw failure;
    }
  }

  private static Path parent() {
    return Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
  }

  private static FileAttribute<?>[] mode(String mode) {
    boolean posix = parent().getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
        }
        : new FileAttribute<?>[0];
  }

  /** Returns the directory's absolute path. */
  public Path path() {
    return path;
  }

  /**
   * Removes the directories that dead processes of this user left in the JVM's temporary directory.
   * Ignores other users' files, links, directories that have no lock file beside them, and
   * directories that cannot be removed.
   */
  public static void removeDead() throws IOException {
    removeDead(parent(), PREFIX);
  }

  /**
   * Removes the directories that dead processes of this user left in a given directory.
   *
   * @param prefix the prefix of the directories' names
   */
  public static void removeDead(Path parent, String prefix) throws IOException {
    Ownership ownership = Ownership.ofThisProcess();
    try (DirectoryStream<Path> locks =
        Files.newDirectoryStream(parent.toAbsolutePath(), prefix + "*" + LOCK)) {
      for (Path lock : locks) {
        try {
          if (System.getProperty(CLAIM + lock) == null && isOwn(lock, ownership)) {
            removeIfDead(lock, ownership);
          }
        } catch (IOException e) {
          // Other processes create and remove such files at the same time.
          System.getLogger(TemporaryDirectory.class.getName())
              .log(System.Logger.Level.DEBUG, "left for the next command: " + lock, e);
        }
      }
    }
  }

  private static boolean isOwn(Path path, Ownership ownership) throws IOException {
    try {
      return ownership.objectionToOwner(path).isEmpty()
          && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static void removeIfDead(Path lock, Ownership ownership) throws IOException {
    String name = lock.getFileName().toString();
    Path path = lock.resolveSibling(name.substring(0, name.length() - LOCK.length()));
    Object before = identity(lock);
    try (FileChannel channel =
        FileChannel.open(lock, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      if (channel.tryLock() == null || !Objects.equals(before, identity(lock))) {
        return;
      }
      boolean ours =
          Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
              && ownership.objectionToOwner(path).isEmpty();
      if (ours) {
        delete(path);
      }
      Files.deleteIfExists(lock);
    } catch (OverlappingFileLockException | NoSuchFileException e) {
      // Another thread or process is already removing it.
      return;
    }
  }

  private static Object identity(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
        .fileKey();
  }

  /** Removes a directory and everything in it. Removes links and does not follow them. */
  private static void delete(Path path) throws IOException {
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
        for (Path entry : entries) {
          delete(entry);
        }
      }
    }
    Files.deleteIfExists(path);
  }

  /** Removes the directory and its contents. Files that cannot be removed stay for a later run. */
  @Override
  public void close() {
    try {
      delete(path);
      release();
    } catch (IOException e) {
      System.getLogger(TemporaryDirectory.class.getName())
          .log(System.Logger.Level.DEBUG, "left for the next command: " + path, e);
    }
  }

  private void release() throws IOException {
    try (channel) {
      Files.deleteIfExists(lock);
    } finally {
      System.clearProperty(CLAIM + lock);
    }
  }
}
