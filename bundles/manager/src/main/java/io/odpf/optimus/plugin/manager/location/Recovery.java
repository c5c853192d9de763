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
 * What is to become of a change that did not end.
 *
 * @param journal what it was to do
 * @param finish whether it is finished, since all new files are whole; else it is undone
 */
record Recovery(Journal journal, boolean finish) {

  /**
   * Reads the journal, and looks whether the new files are whole. Changes nothing.
   *
   * @return empty if no change is unfinished
   * @throws IOException if the journal cannot be read, or was written into
   */
  static Optional<Recovery> of(InstallLocation location) throws IOException, InterruptedException {
    Optional<Journal> journal = journal(location);
    if (journal.isEmpty()) {
      return Optional.empty();
    }
    boolean turned = Files.exists(location.rollbackJournal(), LinkOption.NOFOLLOW_LINKS);
    boolean finish = !turned && new Replay(location, journal.get(), CrashPoint.NONE).whole();
    return Optional.of(new Recovery(journal.get(), finish));
  }

  /** What a change that did not end was to do. */
  static Optional<Journal> journal(InstallLocation location) throws IOException {
    Optional<Journal> turned = read(location.rollbackJournal());
    return turned.isPresent() ? turned : read(location.journal());
  }

  private static Optional<Journal> read(Path file) throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Journal.read(TextFile.read(file)));
    } catch (NoSuchFileException over) {
      return Optional.empty();
    } catch (JsonException damaged) {
      throw new IOException(
          file
              + " is damaged ("
              + damaged.getMessage()
              + "); it appears whole or not at all, so"
              + " somebody wrote into it: restore it, or remove it together with the staging"
              + " directory beside it and install again with --force",
          damaged);
    }
  }

  /**
   * Finishes the change or undoes it. The caller has the location's lock.
   *
   * @return what was done, for people
   */
  String run(InstallLocation location) throws IOException {
    Replay replay = new Replay(location, journal, CrashPoint.NONE);
    if (finish) {
      replay.forward();
    } else {
      if (Files.exists(location.journal(), LinkOption.NOFOLLOW_LINKS)) {
        Replay.turnBack(location);
      }
      replay.back();
    }
    String plugins = String.join(", ", journal.plugins());
    return (finish ? "finished" : "undid")
        + " an interrupted change of "
        + (plugins.isEmpty() ? "nothing" : plugins);
  }
}
