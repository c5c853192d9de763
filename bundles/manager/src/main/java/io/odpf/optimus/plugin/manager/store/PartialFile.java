// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.store;

import io.odpf.optimus.plugin.api.file.Ownership;
import io.odpf.optimus.plugin.manager.disk.Directories;
import io.odpf.optimus.plugin.manager.disk.DiskErrors;
import io.odpf.optimus.plugin.manager.disk.ExclusiveFile;
import io.odpf.optimus.plugin.manager.disk.Modes;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** A file that an artifact is being received in, by one thread of one process. */
public final class PartialFile implements AutoCloseable {
  private final Path path;
  private final Optional<ExclusiveFile> lock;
  private final Optional<ScratchDirectory> passing;
  private final DiskSpace room;
  private RandomAccessFile file;
  private long size;

  private PartialFile(
      Path path, Optional<ExclusiveFile> lock, Optional<ScratchDirectory> passing, DiskSpace room)
      throws IOException {
    this.path = path;
    this.lock = lock;
    this.passing = passing;
    this.room = room;
    // Not a channel: an interrupt would close it.
    this.file = new RandomAccessFile(path.toFile(), "rw");
    this.size = file.length();
    file.seek(size);
  }

  /**
   * One that stays for a later run when it is closed. What lies there is continued, unless others
   * could have written it.
   *
   * @param room if it proves exhausted, nothing stays of all that share it
   */
  static PartialFile kept(Path path, ExclusiveFile lock, DiskSpace room) throws IOException {
    try {
      if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)
          && Ownership.ofThisProcess().objectionToFile(path).isPresent()) {
        Directories.delete(path);
      }
      if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
        Files.createFile(path, Modes.privateFile());
      }
      return new PartialFile(path, Optional.of(lock), Optional.empty(), room);
    } catch (IOException failure) {
      lock.close();
      throw failure;
    }
  }

  /** One that goes when it is closed, or after its process was killed, with its directory. */
  static PartialFile passing(ScratchDirectory directory) throws IOException {
    Path path = directory.path().resolve("received");
    try {
      Files.createFile(path, Modes.privateFile());
      return new PartialFile(path, Optional.empty(), Optional.of(directory), new DiskSpace());
    } catch (IOException failure) {
      directory.close();
      throw failure;
    }
  }

  public Path path() {
    return path;
  }

  /** How much is there. */
  public long size() {
    return size;
  }

  public void append(byte[] bytes, int offset, int length) throws IOException {
    try {
      file.write(bytes, offset, length);
    } catch (IOException failure) {
      if (DiskErrors.noRoom(failure)) {
        room.exhaust();
      }
      // What the JDK says here does not name the file.
      throw new IOException(path + ": " + failure.getMessage(), failure);
    }
    size += length;
  }

  /**
   * Replaces all that is there by another file, by moving that. Who has this file open keeps what
   * was there.
   *
   * @return false if the other file cannot be moved, or is not one that only this user can write
   */
  public boolean replace(Path other) throws IOException {
    if (Ownership.ofThisProcess().objectionToFile(other).isPresent()) {
      return false;
    }
    Modes.makePrivate(other);
    try {
      Files.move(other, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException elsewhere) {
      return false;
    }
    RandomAccessFile before = file;
    file = new RandomAccessFile(path.toFile(), "rw");
    before.close();
    size = file.length();
    file.seek(size);
    return true;
  }

  /** Forgets what is there. */
  public void clear() throws IOException {
    file.setLength(0);
    file.seek(0);
    size = 0;
  }

  @Override
  public void close() throws IOException {
    try {
      file.close();
      // Whole, it was moved away; what is empty or takes the last room helps no later run.
      if (lock.isEmpty() || size == 0 || room.exhausted()) {
        Files.deleteIfExists(path);
      }
    } finally {
      if (passing.isPresent()) {
        passing.get().close();
      }
      if (lock.isPresent()) {
        try {
          lock.get().remove();
        } finally {
          lock.get().close();
        }
      }
    }
  }
}
