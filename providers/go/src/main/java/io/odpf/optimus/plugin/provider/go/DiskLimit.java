// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;

/**
 * Limits what go commands write: a few bytes of source can make a compiler write gigabytes, and
 * those of an archive can be unpacked to 500 MiB. Looks at the files while a command runs, so that
 * it may be exceeded by as much as is written between two looks. Not thread-safe.
 */
final class DiskLimit implements GoProcess.Watch {
  private final long limit;
  private final List<Path> places;
  private final Path modules;
  private final Queue<String> unpacked;
  private final DiskUse use;
  private final Queue<Path> growing = new ArrayDeque<>();

  /**
   * Counts from now on.
   *
   * @param limit in bytes
   * @param places that go commands write to
   * @param modules the directory that they unpack modules into
   * @param unpacked the names of these modules' directories, which are taken from here as they come
   */
  static DiskLimit of(long limit, List<Path> places, Path modules, Queue<String> unpacked)
      throws ProviderException {
    DiskUse use = new DiskUse(Long.MAX_VALUE);
    try {
      for (Path place : places) {
        use.add(place);
      }
    } catch (IOException failure) {
      throw unreadable(failure);
    }
    use.forget();
    return new DiskLimit(limit, places, modules, unpacked, use);
  }

  private DiskLimit(
      long limit, List<Path> places, Path modules, Queue<String> unpacked, DiskUse use) {
    this.limit = limit;
    this.places = List.copyOf(places);
    this.modules = modules;
    this.unpacked = unpacked;
    this.use = use;
  }

  @Override
  public void check() throws ProviderException {
    try {
      for (Path place : places) {
        use.add(place);
      }
      for (String name = unpacked.poll(); name != null; name = unpacked.poll()) {
        growing.add(modules.resolve(name));
      }
      for (Iterator<Path> module = growing.iterator(); module.hasNext(); ) {
        Path directory = module.next();
        // One that has not grown since the last look is complete.
        if (use.add(directory) == 0 && Files.isDirectory(directory)) {
          module.remove();
        }
      }
    } catch (IOException failure) {
      throw unreadable(failure);
    }
    if (use.total() > limit) {
      throw ProviderException.invalid(
          "go writes more than " + (limit >> 20) + " MiB to build the program",
          "ask the makers of the module: its source or its archives grow out of all proportion");
    }
  }

  private static ProviderException unreadable(IOException failure) {
    return ProviderException.local(
        "files of go commands cannot be looked at: " + failure.getMessage(),
        "check the permissions of go's caches and of the directory for temporary files",
        failure);
  }
}
