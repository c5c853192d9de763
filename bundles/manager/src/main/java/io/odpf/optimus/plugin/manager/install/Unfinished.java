// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.install;

import io.odpf.optimus.plugin.api.manager.UnfinishedChange;
import io.odpf.optimus.plugin.api.manager.UnfinishedChange.Next;
import io.odpf.optimus.plugin.manager.disk.ExclusiveFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;

/** Tells those who change nothing whether a change of a location has not ended. */
public final class Unfinished {
  private static final long POLL_MILLIS = 25;

  private Unfinished() {}

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
