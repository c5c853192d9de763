// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.disk;

import io.odpf.optimus.plugin.api.file.RegularFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An exclusive lock between threads and between processes, based on a lock of a file. The operating
 * system releases it when its owner's process ends, in whatever way.
 */
public final class ExclusiveFile implements AutoCloseable {
  private static final long POLL_MILLIS = 25;
  private static final int LONGEST_NOTE = 4096;
  private static final String CLAIM = "io.odpf.optimus.plugin.manager.claim:";
  private static final Set<OpenOption> OPENED =
      Set.of(StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
  private static final Set<OpenOption> NOTE =
      Set.of(
          StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING,
          StandardOpenOption.WRITE,
          LinkOption.NOFOLLOW_LINKS);

  private final String claim;
  private final FileChannel channel;
  private final Path file;
  private final Path owner;

  private ExclusiveFile(String claim, FileChannel channel, Path file, Path owner) {
    this.claim = claim;
    this.channel = channel;
    this.file = file;
    this.owner = owner;
  }

  /**
   * Waits for the lock, acquires it, and records its owner.
   *
   * @param file the lock file; created if it is absent; its directory must exist
   * @param waiting called once with the owner's description if the lock is not free
   */
  public static ExclusiveFile acquire(Path file, Consumer<String> waiting)
      throws IOException, InterruptedException {
    boolean told = false;
    while (true) {
      try {
        Optional<ExclusiveFile> acquired = tryAcquire(file);
        if (acquired.isPresent()) {
          acquired.get().recordOwner();
          return acquired.get();
        }
      } catch (ClosedByInterruptException e) {
        Thread.interrupted();
        throw new InterruptedException("interrupted while locking " + file);
      }
      if (!told) {
        told = true;
        waiting.accept(owner(file));
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  /** Acquires the lock if it is free. Does not record the owner. */
  public static Optional<ExclusiveFile> tryAcquire(Path file) throws IOException {
    // POSIX releases a process's lock on a file when the process closes any handle of that file, so
    // no other thread may even open it while it is locked. The system properties are the one map
    // that all class loaders of a process share.
    String claim = claim(file);
    if (System.getProperties().putIfAbsent(claim, "held") != null) {
      return Optional.empty();
    }
    FileChannel channel = null;
    boolean held = false;
    try {
      Optional<Object> before = createIfAbsent(file);
      channel = FileChannel.open(file, OPENED);
      FileLock lock = channel.tryLock();
      // A different identity: another owner has removed the file, so this lock has no effect.
      held = lock != null && before.equals(identity(file));
      if (!held) {
        return Optional.empty();
      }
      return Optional.of(new ExclusiveFile(claim, channel, file, ownerFile(file)));
    } catch (OverlappingFileLockException e) {
      return Optional.empty();
    } catch (NoSuchFileException e) {
      held = false;
      if (Files.exists(Directories.parentOf(file), LinkOption.NOFOLLOW_LINKS)) {
        return Optional.empty();
      }
      throw e;
    } catch (IOException failure) {
      held = false;
      throw failure;
    } finally {
      if (!held) {
        release(claim, channel);
      }
    }
  }

  /**
   * Returns whether the lock is held. Changes nothing; the file need not exist.
   *
   * @throws java.nio.file.AccessDeniedException if this user may not read the file
   */
  public static boolean inUse(Path file) throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    String claim = claim(file);
    if (System.getProperties().putIfAbsent(claim, "asked") != null) {
      return true;
    }
    try (FileChannel channel = openToAsk(file)) {
      // A shared lock is refused beside an exclusive one. Closing the channel releases it.
      return channel.tryLock(0, Long.MAX_VALUE, true) == null;
    } catch (NoSuchFileException e) {
      return false;
    } catch (OverlappingFileLockException e) {
      return true;
    } finally {
      System.getProperties().remove(claim);
    }
  }

  /**
   * Creates the file if it is absent.
   *
   * @return its identity
   */
  private static Optional<Object> createIfAbsent(Path file) throws IOException {
    try {
      // Private: a user who can read a file can keep others from locking it.
      Files.createFile(file, Modes.privateFile());
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

  private static FileChannel openToAsk(Path file) throws IOException {
    RegularFile.require(file, LinkOption.NOFOLLOW_LINKS);
    return FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
  }

  private static String claim(Path file) throws IOException {
    return CLAIM + Directories.parentOf(file).toRealPath().resolve(file.getFileName());
  }

  /** Writes a note that tells waiting processes the owner. */
  private void recordOwner() {
    try (OutputStream out =
        Channels.newOutputStream(Files.newByteChannel(owner, NOTE, Modes.file()))) {
      out.write(describe().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // The note is optional, and a full disk must not prevent cleaning it.
      return;
    }
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

  /** Returns the file that describes the owner of a lock. */
  public static Path ownerFile(Path file) {
    return file.resolveSibling(file.getFileName() + ".owner");
  }

  /** Returns a description of the lock's owner, as far as it is known. */
  private static String owner(Path file) {
    try (InputStream in = RegularFile.open(ownerFile(file), LinkOption.NOFOLLOW_LINKS)) {
      String text = new String(in.readNBytes(LONGEST_NOTE), StandardCharsets.UTF_8).trim();
      return text.isEmpty() ? "another process" : text;
    } catch (IOException e) {
      return "another process";
    }
  }

  private static String describe() {
    ProcessHandle self = ProcessHandle.current();
    return "process " + self.pid() + self.info().command().map(it -> " (" + it + ")").orElse("");
  }

  /**
   * Removes the lock file; the lock is held until {@link #close}. A process that has opened the
   * file meanwhile notices, and retries with a new one.
   */
  public void remove() throws IOException {
    try {
      Files.deleteIfExists(owner);
      Files.deleteIfExists(file);
    } catch (AccessDeniedException e) {
      // Windows does not remove open files. The file stays, and does no harm.
      return;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      Files.deleteIfExists(owner);
    } catch (IOException e) {
      // The next owner overwrites the note, so this is not a failure.
      release(claim, channel);
      return;
    }
    release(claim, channel);
  }
}
