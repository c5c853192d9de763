// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.location;

import io.odpf.optimus.plugin.manager.disk.TextFile;
import io.odpf.optimus.plugin.manager.json.JsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The way to complete an interrupted change.
 *
 * @param journal the journal of the change
 * @param finish whether to finish it, since all new files are complete, or to undo it
 */
record Recovery(Journal journal, boolean finish) {

  /**
   * Reads the journal, and checks whether the new files are complete. Changes nothing.
   *
   * @return the recovery; empty if no change is unfinished
   * @throws IOException if the journal cannot be read, or is damaged
   */
  static Optional<Recovery> of(InstallLocation location) throws IOException, InterruptedException {
    Optional<Journal> journal = journal(location);
    if (journal.isEmpty()) {
      return Optional.empty();
    }
    boolean undoing = Files.exists(location.rollbackJournal(), LinkOption.NOFOLLOW_LINKS);
    boolean finish = !undoing && new Replay(location, journal.get(), CrashPoint.NONE).isComplete();
    return Optional.of(new Recovery(journal.get(), finish));
  }

  /** Returns the journal of an interrupted change; empty if there is none. */
  static Optional<Journal> journal(InstallLocation location) throws IOException {
    Optional<Journal> rollback = read(location.rollbackJournal());
    return rollback.isPresent() ? rollback : read(location.journal());
  }

  private static Optional<Journal> read(Path file) throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Journal.read(TextFile.read(file)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (JsonException e) {
      throw new IOException(
          file
              + " is damaged ("
              + e.getMessage()
              + "); it appears whole or not at all, so"
              + " somebody wrote into it: restore it, or remove it together with the staging"
              + " directory beside it and install again with --force",
          e);
    }
  }

  /**
   * Finishes the change or undoes it. The caller holds the location's lock.
   *
   * @return a description for users
   */
  String run(InstallLocation location) throws IOException {
    Replay replay = new Replay(location, journal, CrashPoint.NONE);
    if (finish) {
      replay.apply();
    } else {
      if (Files.exists(location.journal(), LinkOption.NOFOLLOW_LINKS)) {
        Replay.beginUndo(location);
      }
      replay.undo();
    }
    String plugins = String.join(", ", journal.plugins());
    return (finish ? "finished" : "undid")
        + " an interrupted change of "
        + (plugins.isEmpty() ? "nothing" : plugins);
  }
}
