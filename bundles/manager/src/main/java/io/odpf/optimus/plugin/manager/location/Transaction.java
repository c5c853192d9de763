// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.location;

import io.odpf.optimus.plugin.manager.disk.AtomicFile;
import io.odpf.optimus.plugin.manager.disk.Directories;
import io.odpf.optimus.plugin.manager.disk.FileStamp;
import io.odpf.optimus.plugin.manager.disk.Modes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An atomic set of changes to a location, with a staging directory for preparing them. Used by one
 * thread, which holds the location's lock.
 *
 * <p>The order of the steps: the new files are forced to disk; links keep the files that they
 * replace; the journal is written; the new files are renamed into place; the receipts and the lock
 * file are written; the journal is removed. A process that finds a journal completes it.
 */
public final class Transaction implements AutoCloseable {
  private final InstallLocation location;
  private final Receipts receipts;
  private final CrashPoint crashPoint;
  private Optional<Path> staging = Optional.empty();

  private Transaction(InstallLocation location, CrashPoint crashPoint) {
    this.location = location;
    this.receipts = new Receipts(location);
    this.crashPoint = crashPoint;
  }

  /** Begins a transaction. Touches no file before the staging directory is needed. */
  public static Transaction begin(InstallLocation location, CrashPoint crashPoint) {
    return new Transaction(location, crashPoint);
  }

  /**
   * Returns the directory to make new files in, on the location's own file system. Creates it at
   * the first call.
   */
  public Path staging() throws IOException {
    if (staging.isEmpty()) {
      staging = Optional.of(Files.createTempDirectory(location.staging(), "install-"));
    }
    return staging.get();
  }

  /**
   * Applies the changes. Ignores interrupts once it has begun to write the journal.
   *
   * @param lockFile a lock file to put in place together with the changes
   * @throws UnfinishedException if a change failed, and undoing it failed, too
   * @throws IOException if a change failed, and everything is as before
   * @throws InterruptedException if the thread was interrupted, and everything is as before
   */
  public void commit(List<PluginChange> changes, Optional<AtomicFile> lockFile)
      throws IOException, InterruptedException {
    Path directory = staging();
    List<Journal.Entry> entries = new ArrayList<>();
    for (PluginChange change : changes) {
      entries.add(secure(change, directory, entries.size()));
    }
    Directories.sync(directory);
    // The staging directory itself is new, too.
    Directories.sync(location.staging());
    crashPoint.reached("secured");
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before anything was put in place");
    }
    Journal journal = new Journal(directory.getFileName().toString(), entries, lockFile);
    try {
      AtomicFile.write(location.journal(), journal.content(), Modes.file());
      crashPoint.reached("journal written");
      new Replay(location, journal, crashPoint).apply();
    } catch (IOException failure) {
      try {
        undo(journal);
      } catch (IOException e) {
        // The journal stays: the next command tries again.
        throw new UnfinishedException(failure, e);
      }
      throw failure;
    } catch (RuntimeException failure) {
      try {
        undo(journal);
      } catch (IOException e) {
        failure.addSuppressed(e);
      }
      throw failure;
    }
  }

  private void undo(Journal journal) throws IOException {
    if (!location.unfinished()) {
      return; // The journal was not written.
    }
    Replay.beginUndo(location);
    new Replay(location, journal, crashPoint).undo();
  }

  /** Backs up the files that a change replaces. */
  private Journal.Entry secure(PluginChange change, Path directory, int index) throws IOException {
    Path target = location.file(change.id());
    if (!FileStamp.look(target).map(FileStamp.Seen::stamp).equals(change.found())) {
      throw new IOException(target + " was changed by another process in the meantime");
    }
    boolean hadFile =
        change.kind() != PluginChange.Kind.RECORD
            && Files.exists(target, LinkOption.NOFOLLOW_LINKS);
    if (hadFile) {
      secure(target, Replay.oldFile(directory, index));
    }
    Path receipt = receipts.file(change.id());
    boolean hadReceipt = Files.exists(receipt, LinkOption.NOFOLLOW_LINKS);
    if (hadReceipt) {
      secure(receipt, Replay.oldReceipt(directory, index));
    }
    return new Journal.Entry(
        change.kind(),
        change.id(),
        staged(change, directory),
        receipt(change),
        hadFile,
        hadReceipt);
  }

  private static Optional<String> staged(PluginChange change, Path directory) {
    return change instanceof PluginChange.Put put
        ? Optional.of(directory.relativize(put.staged()).toString())
        : Optional.empty();
  }

  private static Optional<Receipt> receipt(PluginChange change) {
    if (change instanceof PluginChange.Put put) {
      return Optional.of(put.receipt());
    }
    return change instanceof PluginChange.WriteReceipt record
        ? Optional.of(record.receipt())
        : Optional.empty();
  }

  private static void secure(Path file, Path backup) throws IOException {
    if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(file + " is a directory");
    }
    try {
      Files.createLink(backup, file);
    } catch (UnsupportedOperationException | IOException e) {
      Files.copy(file, backup, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
    }
  }

  /** Removes the staging directory, unless the next command needs it to finish or undo. */
  @Override
  public void close() {
    if (staging.isPresent() && !location.unfinished()) {
      try {
        Directories.delete(staging.get());
      } catch (IOException e) {
        // The next command removes it. The result of the changes stands.
        return;
      }
    }
  }
}
