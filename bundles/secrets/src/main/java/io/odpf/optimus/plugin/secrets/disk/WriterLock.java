// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.secrets.disk;

import io.odpf.optimus.plugin.api.file.RegularFile;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The right to write a file, which one thread of one process has at a time. The operating system
 * withdraws it when the process ends, in whatever way. The lock file exists only while the lock is
 * held, since it is in directories that users commit.
 */
public final class WriterLock implements AutoCloseable {
  private static final long POLL_MILLIS = 10;
  private static final long PATIENCE = TimeUnit.MINUTES.toNanos(1);
  private static final String CLAIM = "io.odpf.optimus.plugin.secrets.claim:";

  private final Path file;
  private final String claim;
  private final FileChannel channel;

  private WriterLock(Path file, String claim, FileChannel channel) {
    this.file = file;
    this.claim = claim;
    this.channel = channel;
  }

  /** Returns the lock file of a file. */
  public static Path fileFor(Path target) {
    return target.resolveSibling(target.getFileName() + ".lock");
  }

  /**
   * Waits for the lock, and acquires it.
   *
   * @param file the lock file; its directory must exist
   * @throws IOException if it cannot be created, or another owner holds it for a minute
   */
  public static WriterLock acquire(Path file) throws IOException, InterruptedException {
    long start = System.nanoTime();
    while (true) {
      try {
        Optional<WriterLock> lock = tryAcquire(file);
        if (lock.isPresent()) {
          return lock.get();
        }
      } catch (ClosedByInterruptException e) {
        Thread.interrupted();
        throw new InterruptedException("interrupted while locking " + file);
      }
      if (System.nanoTime() - start > PATIENCE) {
        throw new FileSystemException(
            file.toString(), null, "another process has held its lock for a minute");
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  private static Optional<WriterLock> tryAcquire(Path file) throws IOException {
    // POSIX releases a process's lock on a file when the process closes any handle of that file, so
    // no other thread may even open it meanwhile. The system properties are the one map that all
    // class loaders share.
    String claim = CLAIM + PendingFile.parent(file).toRealPath().resolve(file.getFileName());
    if (System.getProperties().putIfAbsent(claim, "held") != null) {
      return Optional.empty();
    }
    FileChannel channel = null;
    boolean held = false;
    try {
      Optional<Object> before = createIfAbsent(file);
      channel = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
      // A different identity: another owner has removed the file, so this lock has no effect.
      held = channel.tryLock() != null && before.equals(identity(file));
      return held ? Optional.of(new WriterLock(file, claim, channel)) : Optional.empty();
    } catch (NoSuchFileException e) {
      held = false;
      if (Files.isDirectory(PendingFile.parent(file))) {
        return Optional.empty();
      }
      throw e;
    } finally {
      if (!held) {
        release(claim, channel);
      }
    }
  }

  private static Optional<Object> createIfAbsent(Path file) throws IOException {
    try {
      // Private: a user who can open a file can keep others from locking it.
      Files.createFile(file, PendingFile.mode("rw-------"));
    } catch (FileAlreadyExistsException e) {
      // Opening a FIFO would block.
      RegularFile.require(file, LinkOption.NOFOLLOW_LINKS);
    }
    return identity(file);
  }

  /** Returns the identity of the file that has a name now; empty if the system has none. */
  private static Optional<Object> identity(Path file) throws IOException {
    return Optional.ofNullable(
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).fileKey());
  }

  private static void release(String claim, @Nullable FileChannel channel) throws IOException {
    try {
      if (channel != null) {
        channel.close();
      }
    } finally {
      System.getProperties().remove(claim);
    }
  }

  /** Removes contents that writers prepared for a file and that a crash kept from their place. */
  public void removeLeftovers(Path target) throws IOException {
    try (DirectoryStream<Path> siblings =
        Files.newDirectoryStream(
            PendingFile.parent(target), each -> PendingFile.isLeftover(each, target))) {
      for (Path leftover : siblings) {
        Files.deleteIfExists(leftover);
      }
    }
  }

  /** Removes the lock file, then releases the lock. */
  @Override
  public void close() throws IOException {
    try {
      Files.deleteIfExists(file);
    } catch (AccessDeniedException e) {
      // Windows does not remove open files. The file stays, and does no harm.
      return;
    } finally {
      release(claim, channel);
    }
  }
}
