// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.location;

import io.odpf.optimus.plugin.api.manager.UnfinishedChange;
import io.odpf.optimus.plugin.api.manager.UnfinishedChange.Next;
import io.odpf.optimus.plugin.manager.disk.AtomicFile;
import io.odpf.optimus.plugin.manager.disk.ExclusiveFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Detects interrupted changes of a location for operations that only read. */
public final class UnfinishedChanges {
  private static final long POLL_MILLIS = 25;

  private UnfinishedChanges() {}

  /**
   * Returns the unfinished change of a location. Changes nothing.
   *
   * @param patience how long to wait for a change that is under way
   * @throws IOException if the journal cannot be read, or is damaged
   */
  public static Optional<UnfinishedChange> in(InstallLocation location, Duration patience)
      throws IOException, InterruptedException {
    if (!location.unfinished()) {
      return Optional.empty();
    }
    boolean underWay = stillUnderWay(location, patience);
    Optional<Journal> journal = Recovery.journal(location);
    if (journal.isEmpty()) {
      return Optional.empty();
    }
    Next next = underWay ? Next.WAIT : next(location);
    return Optional.of(new UnfinishedChange(journal.get().plugins(), next));
  }

  /**
   * Returns the leftovers of runs that ended before they changed anything: files in the location,
   * and beside a lock file. Empty if there are none, or if another process uses the location.
   * Changes nothing.
   */
  public static Optional<UnfinishedChange> leftovers(
      InstallLocation location, Optional<Path> lockFile) throws IOException {
    List<Path> left = new ArrayList<>();
    if (lockFile.isPresent()) {
      left.addAll(AtomicFile.abandoned(lockFile.get()));
    }
    try {
      if (location.managed() && !underWay(location)) {
        left.addAll(ExclusiveLocation.leftovers(location));
      }
    } catch (AccessDeniedException e) {
      // Only the owner can remove them.
    }
    return left.isEmpty()
        ? Optional.empty()
        : Optional.of(new UnfinishedChange(List.of(), Next.TIDY, left));
  }

  private static boolean stillUnderWay(InstallLocation location, Duration patience)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    while (location.unfinished() && underWay(location)) {
      if (System.nanoTime() - start > patience.toNanos()) {
        return true;
      }
      Thread.sleep(POLL_MILLIS);
    }
    return false;
  }

  private static boolean underWay(InstallLocation location) throws IOException {
    try {
      return ExclusiveFile.inUse(location.lock());
    } catch (AccessDeniedException e) {
      return false; // Only the location's owner can find out.
    }
  }

  private static Next next(InstallLocation location) throws IOException, InterruptedException {
    if (Files.exists(location.staging()) && !Files.isExecutable(location.staging())) {
      return Next.FINISH_OR_UNDO; // Only their owner can read the new files.
    }
    Optional<Recovery> recovery = Recovery.of(location);
    return recovery.isPresent() && recovery.get().finish() ? Next.FINISH : Next.UNDO;
  }
}
