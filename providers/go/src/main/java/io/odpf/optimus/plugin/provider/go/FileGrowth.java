// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * Measures writes by the growth of files, including files deleted later. Misses files that are
 * created and deleted between two checks. Counts whole blocks, so that many empty files count too.
 * Not thread-safe.
 */
final class FileGrowth implements DiskMeter {
  private static final long BLOCK = 4096;

  private final List<Path> places;
  private final Path modules;
  private final Queue<String> unpacked;
  private final Queue<Path> growing = new ArrayDeque<>();
  private final Map<Path, Long> sizes = new HashMap<>();
  private long total;

  private FileGrowth(List<Path> places, Path modules, Queue<String> unpacked) {
    this.places = List.copyOf(places);
    this.modules = modules;
    this.unpacked = unpacked;
  }

  /**
   * Starts to count.
   *
   * @param places the directories that commands write to
   * @param modules the directory that go unpacks modules into
   * @param unpacked the names of the modules' directories in it, removed as they are used
   */
  static FileGrowth since(List<Path> places, Path modules, Queue<String> unpacked)
      throws IOException {
    FileGrowth growth = new FileGrowth(places, modules, unpacked);
    for (Path place : places) {
      growth.add(place);
    }
    growth.total = 0;
    return growth;
  }

  @Override
  public long written(ProcessHandle command) throws IOException {
    for (Path place : places) {
      add(place);
    }
    for (String name = unpacked.poll(); name != null; name = unpacked.poll()) {
      growing.add(modules.resolve(name));
    }
    for (Iterator<Path> module = growing.iterator(); module.hasNext(); ) {
      Path directory = module.next();
      // A directory that has not grown since the last check is complete.
      if (add(directory) == 0 && Files.isDirectory(directory)) {
        module.remove();
      }
    }
    return total;
  }

  /** Adds the growth of the files below a directory, which may change meanwhile. */
  private long add(Path directory) throws IOException {
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
      return FileVisitResult.CONTINUE;
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
