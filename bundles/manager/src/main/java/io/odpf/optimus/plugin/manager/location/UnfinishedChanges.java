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

/** Tells those who change nothing whether a change of a location has not ended. */
public final class UnfinishedChanges {
  private static final long POLL_MILLIS = 25;

  private UnfinishedChanges() {}

  /**
   * Looks for one. Changes nothing.
   *
   * @param patience how long to wait for one that is under way
   * @throws IOException if the journal cannot be read, or was written into
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
   * What runs that died before they changed anything left in the location, and beside a lock file
   * that they were to replace; empty if there is nothing, or another process is at work. Changes
   * nothing.
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
    } catch (AccessDeniedException unreadable) {
      // They are another user's to tidy up.
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
    } catch (AccessDeniedException unreadable) {
      return false; // Only the user whose location it is may know.
    }
  }

  private static Next next(InstallLocation location) throws IOException, InterruptedException {
    if (Files.exists(location.staging()) && !Files.isExecutable(location.staging())) {
      return Next.FINISH_OR_UNDO; // The new files may be looked at by their owner alone.
    }
    Optional<Recovery> recovery = Recovery.of(location);
    return recovery.isPresent() && recovery.get().finish() ? Next.FINISH : Next.UNDO;
  }
}
