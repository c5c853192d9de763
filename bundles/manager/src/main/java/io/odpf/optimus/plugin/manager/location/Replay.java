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
 * Applies a journal, or undoes it. All steps are idempotent: either direction can be interrupted
 * anywhere, and started again.
 */
final class Replay {
  /** The suffix of backups of replaced files, the only files here that others may have created. */
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

  /** Returns the backup of a replaced file. */
  static Path oldFile(Path staging, int index) {
    return staging.resolve(index + OLD_FILE);
  }

  static Path oldReceipt(Path staging, int index) {
    return staging.resolve(index + ".old-receipt");
  }

  /** Marks the journal to be undone. Needs no disk space. */
  static void beginUndo(InstallLocation location) throws IOException {
    Files.move(location.journal(), location.rollbackJournal(), StandardCopyOption.ATOMIC_MOVE);
    Directories.sync(location.state());
  }

  /** Returns whether all new files are complete, whether in place or not. */
  boolean isComplete() throws IOException, InterruptedException {
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

  void apply() throws IOException {
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
    } catch (IOException e) {
      // All files are in place, but the install cannot be rolled back: the earlier set is outdated.
    }
    clear();
  }

  /** Refuses a lock file of another user: its directory may be shared. */
  private void refuseOthers(Path lockFile) throws IOException {
    Optional<String> objection = location.ownership().objectionToOwner(lockFile);
    if (objection.isPresent()) {
      throw new IOException(
          lockFile + " was to become the lock file, but " + objection.get() + "; remove it");
    }
  }

  /** Puts a file in place or removes it; returns whether this run put it there. */
  private boolean place(Journal.Entry entry) throws IOException {
    Path target = location.file(entry.id());
    switch (entry.kind()) {
      case PUT:
        if (!Files.exists(staged(entry))) {
          return false;
        }
        // A rename: there is always a complete file, and a running plugin keeps its own.
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
      // This run has just renamed the file, so its stamp belongs to the right content.
      Path target = location.file(entry.id());
      receipt = receipt.stamped(FileStamp.look(target).map(FileStamp.Seen::stamp));
    }
    receipts.write(receipt);
  }

  void undo() throws IOException {
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

  private static void restore(Path target, Path backup, boolean wasAbsent) throws IOException {
    if (Files.exists(backup, LinkOption.NOFOLLOW_LINKS)) {
      Files.move(backup, target, StandardCopyOption.ATOMIC_MOVE);
    } else if (wasAbsent) {
      Files.deleteIfExists(target);
    }
  }

  private void finish(Path done) throws IOException {
    Files.deleteIfExists(done);
    try {
      Directories.sync(location.state());
    } catch (IOException e) {
      // All changes are done. A journal that reappears is replayed without effect.
      return;
    }
    crashPoint.reached("journal removed");
  }

  private void clear() {
    try {
      Directories.delete(staging);
    } catch (IOException e) {
      // The next command removes the rest.
      return;
    }
    crashPoint.reached("staging removed");
  }
}
