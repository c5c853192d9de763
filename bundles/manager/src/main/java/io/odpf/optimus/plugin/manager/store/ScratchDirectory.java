// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.store;

import io.odpf.optimus.plugin.manager.disk.Directories;
import io.odpf.optimus.plugin.manager.disk.ExclusiveFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * A directory for files that are not needed after this process. A file beside it stays locked while
 * the directory is in use, so that other processes can remove the directories of killed ones.
 */
public final class ScratchDirectory implements AutoCloseable {
  private static final String LOCK = ".lock";

  private final Path path;
  private final Path lock;
  private final ExclusiveFile use;

  private ScratchDirectory(Path path, Path lock, ExclusiveFile use) {
    this.path = path;
    this.lock = lock;
    this.use = use;
  }

  /**
   * Creates a directory.
   *
   * @param parent the parent directory; created if it is absent
   * @param purpose the beginning of the new directory's name
   */
  public static ScratchDirectory create(Path parent, String purpose) throws IOException {
    Directories.createPrivate(parent);
    while (true) {
      Path path = parent.resolve(purpose + "-" + UUID.randomUUID());
      Path lock = parent.resolve(path.getFileName() + LOCK);
      // Lock first: another process would remove a directory without a lock.
      Optional<ExclusiveFile> use = ExclusiveFile.tryAcquire(lock);
      if (use.isPresent()) {
        Directories.createPrivate(path);
        return new ScratchDirectory(path, lock, use.get());
      }
    }
  }

  public Path path() {
    return path;
  }

  /** Removes the directories of processes that have ended. */
  public static void removeDead(Path parent) throws IOException {
    for (Path lock : Directories.list(parent)) {
      String name = lock.getFileName().toString();
      if (name.endsWith(LOCK) && Files.isRegularFile(lock, LinkOption.NOFOLLOW_LINKS)) {
        Path path = parent.resolve(name.substring(0, name.length() - LOCK.length()));
        Optional<ExclusiveFile> use = ExclusiveFile.tryAcquire(lock);
        if (use.isPresent()) {
          new ScratchDirectory(path, lock, use.get()).close();
        }
      }
    }
  }

  /** Removes the directory with its content. */
  @Override
  public void close() throws IOException {
    try (use) {
      Directories.delete(path);
      Files.deleteIfExists(lock);
    }
  }
}
