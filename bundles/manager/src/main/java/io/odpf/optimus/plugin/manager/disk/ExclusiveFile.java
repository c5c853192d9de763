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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Exclusive use of something, between threads and between processes, told by a lock on a file. The
 * operating system gives it up when its owner dies, however it dies.
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
   * Waits for exclusive use.
   *
   * @param file made if it is not there; its directory exists
   * @param waiting told once who has it, if somebody has
   */
  public static ExclusiveFile acquire(Path file, Consumer<String> waiting)
      throws IOException, InterruptedException {
    boolean told = false;
    while (true) {
      try {
        Optional<ExclusiveFile> mine = tryAcquire(file);
        if (mine.isPresent()) {
          return mine.get().signed();
        }
      } catch (ClosedByInterruptException interrupted) {
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
    // POSIX forgets a process's lock on a file when the process closes any handle of that file. So
    // within a process nobody may even open it while somebody has it: the system properties are
    // the one map that all class loaders of a process share.
    String claim = claim(file);
    if (System.getProperties().putIfAbsent(claim, "held") != null) {
      return Optional.empty();
    }
    FileChannel channel = null;
    boolean held = false;
    try {
      Object before = made(file);
      channel = FileChannel.open(file, OPENED);
      FileLock lock = channel.tryLock();
      // Else it was locked by somebody who removed it, and means nothing any more.
      held = lock != null && Objects.equals(before, identity(file));
      if (!held) {
        return Optional.empty();
      }
      return Optional.of(new ExclusiveFile(claim, channel, file, ownerFile(file)));
    } catch (OverlappingFileLockException elsewhere) {
      return Optional.empty();
    } catch (NoSuchFileException removed) {
      held = false;
      if (Files.exists(file.toAbsolutePath().getParent(), LinkOption.NOFOLLOW_LINKS)) {
        return Optional.empty();
      }
      throw removed;
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
   * Whether somebody has exclusive use. Changes nothing; the file need not exist.
   *
   * @throws java.nio.file.AccessDeniedException if this user may not know
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
      // A shared lock is refused beside an exclusive one. Closing the channel gives it back.
      return channel.tryLock(0, Long.MAX_VALUE, true) == null;
    } catch (NoSuchFileException gone) {
      return false;
    } catch (OverlappingFileLockException elsewhere) {
      return true;
    } finally {
      System.getProperties().remove(claim);
    }
  }

  /**
   * Makes the file if it is not there.
   *
   * @return which file it is
   */
  private static Object made(Path file) throws IOException {
    try {
      // Private, since whoever may read a file can keep others from locking it.
      Files.createFile(file, Modes.privateFile());
    } catch (FileAlreadyExistsException there) {
      // To open a FIFO would block.
      RegularFile.require(file, LinkOption.NOFOLLOW_LINKS);
    }
    return identity(file);
  }

  /** Which file has a name now; null if the system cannot tell. */
  private static Object identity(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
        .fileKey();
  }

  private static FileChannel openToAsk(Path file) throws IOException {
    RegularFile.require(file, LinkOption.NOFOLLOW_LINKS);
    return FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
  }

  private static String claim(Path file) throws IOException {
    return CLAIM + file.toAbsolutePath().getParent().toRealPath().resolve(file.getFileName());
  }

  /** Leaves a note for those who wait. */
  private ExclusiveFile signed() {
    try (OutputStream out =
        Channels.newOutputStream(Files.newByteChannel(owner, NOTE, Modes.file()))) {
      out.write(describe().getBytes(StandardCharsets.UTF_8));
    } catch (IOException full) {
      // Those who wait are not told who this is, and a disk that is full can still be cleaned.
      return this;
    }
    return this;
  }

  private static void release(String claim, FileChannel channel) throws IOException {
    try {
      if (channel != null) {
        channel.close();
      }
    } finally {
      System.getProperties().remove(claim);
    }
  }

  /** The note for those who wait for a file. */
  public static Path ownerFile(Path file) {
    return file.resolveSibling(file.getFileName() + ".owner");
  }

  /** Who has it, as far as can be told. */
  private static String owner(Path file) {
    try (InputStream in = RegularFile.open(ownerFile(file), LinkOption.NOFOLLOW_LINKS)) {
      String text = new String(in.readNBytes(LONGEST_NOTE), StandardCharsets.UTF_8).trim();
      return text.isEmpty() ? "another process" : text;
    } catch (IOException unknown) {
      return "another process";
    }
  }

  private static String describe() {
    ProcessHandle self = ProcessHandle.current();
    return "process " + self.pid() + self.info().command().map(it -> " (" + it + ")").orElse("");
  }

  /**
   * Removes the file, which is exclusive until this is closed. Whoever has opened it meanwhile
   * notices, and tries again with a new one.
   */
  public void remove() throws IOException {
    try {
      Files.deleteIfExists(owner);
      Files.deleteIfExists(file);
    } catch (AccessDeniedException inUse) {
      // Windows removes no file that is open: it stays, and does no harm.
      return;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      Files.deleteIfExists(owner);
    } catch (IOException untidy) {
      // A note for those who wait, written anew by whoever comes next: no reason to fail.
      release(claim, channel);
      return;
    }
    release(claim, channel);
  }
}
