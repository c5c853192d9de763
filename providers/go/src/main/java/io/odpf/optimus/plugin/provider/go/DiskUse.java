// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;

/**
 * Bytes of files as they were seen to grow, also of those that are gone again. A file counts in
 * whole blocks, so that many empty ones count too. Not thread-safe.
 */
final class DiskUse {
  private static final long BLOCK = 4096;

  private final long enough;
  private final Map<Path, Long> sizes = new HashMap<>();
  private long total;

  /**
   * @param enough a total in bytes above which nothing more is looked for
   */
  DiskUse(long enough) {
    this.enough = enough;
  }

  /** In bytes. */
  long total() {
    return total;
  }

  /** Takes what is there now as given, and begins to count at 0. */
  void forget() {
    total = 0;
  }

  /**
   * Adds what has grown below a directory, which may change meanwhile.
   *
   * @return the bytes that were added
   */
  long add(Path directory) throws IOException {
    long before = total;
    if (Files.isDirectory(directory)) {
      Files.walkFileTree(directory, new Count());
    }
    return total - before;
  }

  private final class Count extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile()) {
        long size = (attributes.size() + BLOCK) / BLOCK * BLOCK;
        long known = sizes.getOrDefault(file, 0L);
        if (size > known) {
          sizes.put(file, size);
          total += size - known;
        }
      }
      return total > enough ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException gone) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException gone) {
      return FileVisitResult.CONTINUE;
    }
  }
}
