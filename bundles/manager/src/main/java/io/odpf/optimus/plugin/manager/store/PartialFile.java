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

/** A file that receives an artifact. Used by one thread of one process. */
public final class PartialFile implements AutoCloseable {
  private final Path path;
  private final Optional<ExclusiveFile> lock;
  private final Optional<ScratchDirectory> directory;
  private final DiskSpace space;
  private RandomAccessFile file;
  private long size;

  private PartialFile(
      Path path,
      Optional<ExclusiveFile> lock,
      Optional<ScratchDirectory> directory,
      DiskSpace space)
      throws IOException {
    this.path = path;
    this.lock = lock;
    this.directory = directory;
    this.space = space;
    // Not a channel: an interrupt would close it.
    this.file = new RandomAccessFile(path.toFile(), "rw");
    this.size = file.length();
    file.seek(size);
  }

  /**
   * Opens a file that {@link #close} keeps for a later run. Continues an existing file, unless
   * others could have written it.
   *
   * @param space shared by several files; once it is exhausted, none of them is kept
   */
  static PartialFile kept(Path path, ExclusiveFile lock, DiskSpace space) throws IOException {
    try {
      if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)
          && Ownership.ofThisProcess().objectionToFile(path).isPresent()) {
        Directories.delete(path);
      }
      if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
        Files.createFile(path, Modes.privateFile());
      }
      return new PartialFile(path, Optional.of(lock), Optional.empty(), space);
    } catch (IOException failure) {
      lock.close();
      throw failure;
    }
  }

  /** Opens a file that {@link #close} deletes, with its directory. */
  static PartialFile temporary(ScratchDirectory directory) throws IOException {
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

  /** Returns the number of bytes in the file. */
  public long size() {
    return size;
  }

  public void append(byte[] bytes, int offset, int length) throws IOException {
    try {
      file.write(bytes, offset, length);
    } catch (IOException failure) {
      if (DiskErrors.noRoom(failure)) {
        space.exhaust();
      }
      // The JDK's message does not name the file.
      throw new IOException(path + ": " + failure.getMessage(), failure);
    }
    size += length;
  }

  /**
   * Replaces the content by moving another file here. Readers that have this file open keep the old
   * content.
   *
   * @return false if the other file cannot be moved, or if others could write to it
   */
  public boolean replace(Path other) throws IOException {
    if (Ownership.ofThisProcess().objectionToFile(other).isPresent()) {
      return false;
    }
    Modes.makePrivate(other);
    try {
      Files.move(other, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      return false;
    }
    RandomAccessFile before = file;
    file = new RandomAccessFile(path.toFile(), "rw");
    before.close();
    size = file.length();
    file.seek(size);
    return true;
  }

  /** Discards the content. */
  public void clear() throws IOException {
    file.setLength(0);
    file.seek(0);
    size = 0;
  }

  @Override
  public void close() throws IOException {
    try {
      file.close();
      // A complete file was moved away. An empty file, or one on a full disk, helps no later run.
      if (lock.isEmpty() || size == 0 || space.exhausted()) {
        Files.deleteIfExists(path);
      }
    } finally {
      if (directory.isPresent()) {
        directory.get().close();
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
