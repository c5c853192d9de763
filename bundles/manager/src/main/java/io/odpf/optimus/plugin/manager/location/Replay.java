// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.location;

import io.odpf.optimus.plugin.manager.disk.AtomicFile;
import io.odpf.optimus.plugin.manager.disk.Directories;
import io.odpf.optimus.plugin.manager.disk.FileDigest;
import io.odpf.optimus.plugin.manager.disk.FileStamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * Does what a journal says, or undoes it. Every step may have been done before: both directions can
 * be interrupted anywhere, and be begun again.
 */
final class Replay {
  /**
   * How the names of files end that were replaced: the only ones here that others may have made.
   */
  static final String OLD_FILE = ".old";

  private final InstallLocation location;
  private final Receipts receipts;
  private final Journal journal;
  private final CrashPoint crashPoint;
  private final Path staging;

  Replay(InstallLocation location, Journal journal, CrashPoint crashPoint) {
    this.location = location;
    this.receipts = new Receipts(location);
    this.journal = journal;
    this.crashPoint = crashPoint;
    this.staging = location.staging().resolve(journal.staging());
  }

  /** A file that was replaced. */
  static Path oldFile(Path staging, int index) {
    return staging.resolve(index + OLD_FILE);
  }

  static Path oldReceipt(Path staging, int index) {
    return staging.resolve(index + ".old-receipt");
  }

  /** From now on the journal is to be undone. Needs no space on the disk. */
  static void turnBack(InstallLocation location) throws IOException {
    Files.move(location.journal(), location.rollbackJournal(), StandardCopyOption.ATOMIC_MOVE);
    Directories.sync(location.state());
  }

  /** Whether all new files are whole, be they in place or not. */
  boolean whole() throws IOException, InterruptedException {
    for (Journal.Entry entry : journal.entries()) {
      if (entry.kind() == PluginChange.Kind.PUT) {
        Path staged = staged(entry);
        Path file =
            Files.exists(staged, LinkOption.NOFOLLOW_LINKS) ? staged : location.file(entry.id());
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
            || !FileDigest.sha256(file).equals(entry.receipt().orElseThrow().artifact().binary())) {
          return false;
        }
      }
    }
    return true;
  }

  void forward() throws IOException {
    List<Journal.Entry> entries = journal.entries();
    boolean[] placed = new boolean[entries.size()];
    for (int i = 0; i < entries.size(); i++) {
      placed[i] = place(entries.get(i));
      crashPoint.reached("file " + i + " in place");
    }
    Directories.sync(location.root());
    for (int i = 0; i < entries.size(); i++) {
      receipt(entries.get(i), placed[i]);
      crashPoint.reached("receipt " + i + " written");
    }
    Directories.sync(location.receipts());
    if (journal.lockFile().isPresent()) {
      AtomicFile lockFile = journal.lockFile().get();
      if (Files.exists(lockFile.temporary(), LinkOption.NOFOLLOW_LINKS)) {
        refuseOthers(lockFile.temporary());
        lockFile.commit();
      }
      crashPoint.reached("lock file written");
    }
    finish(location.journal());
    try {
      PreviousSet.keep(location, journal);
    } catch (IOException without) {
      // All is in place; it cannot be taken back now, and what was kept before is refused as old.
    }
    clear();
  }

  /** The lock file lies in a directory that may not be this user's alone. */
  private void refuseOthers(Path lockFile) throws IOException {
    Optional<String> objection = location.ownership().objectionToOwner(lockFile);
    if (objection.isPresent()) {
      throw new IOException(
          lockFile + " was to become the lock file, but " + objection.get() + "; remove it");
    }
  }

  /** Whether this run put the file there. */
  private boolean place(Journal.Entry entry) throws IOException {
    Path target = location.file(entry.id());
    switch (entry.kind()) {
      case PUT:
        if (!Files.exists(staged(entry))) {
          return false;
        }
        // One rename: at every instant there is a whole file, and one that runs is left alone.
        Files.move(staged(entry), target, StandardCopyOption.ATOMIC_MOVE);
        return true;
      case REMOVE:
        Files.deleteIfExists(target);
        return false;
      default:
        return false;
    }
  }

  private Path staged(Journal.Entry entry) {
    return staging.resolve(entry.staged().orElseThrow());
  }

  private void receipt(Journal.Entry entry, boolean placed) throws IOException {
    if (entry.kind() == PluginChange.Kind.REMOVE) {
      Files.deleteIfExists(receipts.file(entry.id()));
      return;
    }
    Receipt receipt = entry.receipt().orElseThrow();
    if (placed) {
      // Only who renamed the file just now knows that its stamp is that of the right content.
      Path target = location.file(entry.id());
      receipt = receipt.stamped(FileStamp.look(target).map(FileStamp.Seen::stamp));
    }
    receipts.write(receipt);
  }

  void back() throws IOException {
    List<Journal.Entry> entries = journal.entries();
    for (int i = entries.size() - 1; i >= 0; i--) {
      Journal.Entry entry = entries.get(i);
      restore(
          location.file(entry.id()),
          oldFile(staging, i),
          entry.kind() == PluginChange.Kind.PUT
              && !entry.hadFile()
              && !Files.exists(staged(entry)));
      crashPoint.reached("file " + i + " back");
      restore(receipts.file(entry.id()), oldReceipt(staging, i), !entry.hadReceipt());
      crashPoint.reached("receipt " + i + " back");
    }
    Directories.sync(location.root());
    Directories.sync(location.receipts());
    Optional<AtomicFile> lockFile = journal.lockFile();
    if (lockFile.isPresent()) {
      lockFile.get().discard();
    }
    finish(location.rollbackJournal());
    clear();
  }

  private static void restore(Path target, Path backup, boolean wasNot) throws IOException {
    if (Files.exists(backup, LinkOption.NOFOLLOW_LINKS)) {
      Files.move(backup, target, StandardCopyOption.ATOMIC_MOVE);
    } else if (wasNot) {
      Files.deleteIfExists(target);
    }
  }

  private void finish(Path done) throws IOException {
    Files.deleteIfExists(done);
    try {
      Directories.sync(location.state());
    } catch (IOException untidy) {
      // All is done. A journal that comes back is replayed, and finds that.
      return;
    }
    crashPoint.reached("journal removed");
  }

  private void clear() {
    try {
      Directories.delete(staging);
    } catch (IOException untidy) {
      // The next command removes what is left of it.
      return;
    }
    crashPoint.reached("staging removed");
  }
}
