// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.location;

import io.odpf.optimus.plugin.manager.disk.Directories;
import io.odpf.optimus.plugin.manager.disk.ExclusiveFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A locked location, whose interrupted changes have been finished or undone. */
public final class ExclusiveLocation implements AutoCloseable {
  private final InstallLocation location;
  private final ExclusiveFile file;

  private ExclusiveLocation(InstallLocation location, ExclusiveFile file) {
    this.location = location;
    this.file = file;
  }

  /**
   * Waits for the location's lock, then finishes or undoes the changes of an interrupted run.
   *
   * @param location the prepared location
   * @param waiting called with the owner's description if the lock is not free
   * @param recovered called with a description of the recovery, if there was one
   */
  public static ExclusiveLocation acquire(
      InstallLocation location, Consumer<String> waiting, Consumer<String> recovered)
      throws IOException, InterruptedException {
    ExclusiveFile file = ExclusiveFile.acquire(location.lock(), waiting);
    try {
      recover(location, recovered);
    } catch (IOException | InterruptedException | RuntimeException failure) {
      file.close();
      throw failure;
    }
    return new ExclusiveLocation(location, file);
  }

  private static void recover(InstallLocation location, Consumer<String> recovered)
      throws IOException, InterruptedException {
    Optional<String> done = Optional.empty();
    Optional<Recovery> recovery = Recovery.of(location);
    if (recovery.isPresent()) {
      done = Optional.of(recovery.get().run(location));
    }
    List<Path> leftovers = leftovers(location);
    for (Path leftover : leftovers) {
      Directories.delete(leftover);
    }
    if (done.isEmpty() && !leftovers.isEmpty()) {
      done = Optional.of("removed what an interrupted run left; no change was under way");
    }
    done.ifPresent(recovered);
  }

  /** Returns the files in the staging directory, and abandoned files in the state directory. */
  public static List<Path> leftovers(InstallLocation location) throws IOException {
    List<Path> leftovers = new ArrayList<>(Directories.list(location.staging()));
    List<Path> files = new ArrayList<>(Directories.list(location.state()));
    files.addAll(Directories.list(location.receipts()));
    for (Path file : files) {
      String name = file.getFileName().toString();
      if (name.startsWith(".") && name.endsWith(".tmp")) {
        leftovers.add(file);
      }
    }
    return leftovers;
  }

  /**
   * Removes the manager's directories if nothing was installed. To be called before {@link #close}.
   */
  public void withdraw() throws IOException {
    location.withdraw(file);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
