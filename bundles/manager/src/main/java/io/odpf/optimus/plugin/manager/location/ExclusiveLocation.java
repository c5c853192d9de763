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

/**
 * Exclusive use of a location that is in order: what others left unfinished has been dealt with.
 */
public final class ExclusiveLocation implements AutoCloseable {
  private final InstallLocation location;
  private final ExclusiveFile file;

  private ExclusiveLocation(InstallLocation location, ExclusiveFile file) {
    this.location = location;
    this.file = file;
  }

  /**
   * Waits for exclusive use, then finishes or undoes what an interrupted run left.
   *
   * @param location prepared
   * @param waiting told who has it, if somebody has
   * @param recovered told what was finished or undone, if anything was
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

  /** What lies in the staging directory, and in the state directory without a meaning. */
  public static List<Path> leftovers(InstallLocation location) throws IOException {
    List<Path> leftovers = new ArrayList<>(Directories.list(location.staging()));
    List<Path> ours = new ArrayList<>(Directories.list(location.state()));
    ours.addAll(Directories.list(location.receipts()));
    for (Path file : ours) {
      String name = file.getFileName().toString();
      if (name.startsWith(".") && name.endsWith(".tmp")) {
        leftovers.add(file);
      }
    }
    return leftovers;
  }

  /** Before it is closed: leaves nothing of ours in a location that nothing was installed into. */
  public void withdraw() throws IOException {
    location.withdraw(file);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
