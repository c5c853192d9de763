// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.location;

import io.odpf.optimus.plugin.manager.disk.AtomicFile;
import io.odpf.optimus.plugin.manager.disk.Directories;
import io.odpf.optimus.plugin.manager.disk.Modes;
import io.odpf.optimus.plugin.manager.disk.TextFile;
import io.odpf.optimus.plugin.manager.json.JsonException;
import io.odpf.optimus.plugin.manager.json.JsonObject;
import io.odpf.optimus.plugin.manager.lock.PluginId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files that the last install replaced, and their replacements; sufficient to roll it back. The
 * caller holds the location's lock.
 *
 * @param entries an entry for each plugin that the install changed, in order
 */
public record PreviousSet(List<Entry> entries) {
  private static final String RECORD = "set.json";

  /**
   * A plugin that an install changed.
   *
   * @param id the key of the plugin
   * @param file the backup of its file; absent if there was no file, or if it stayed
   * @param receipt the previous receipt; absent if there was none
   * @param installed the new receipt; absent if the plugin was removed
   * @param moved whether its file was created, replaced or removed
   */
  public record Entry(
      PluginId id,
      Optional<Path> file,
      Optional<Receipt> receipt,
      Optional<Receipt> installed,
      boolean moved) {}

  public PreviousSet {
    entries = List.copyOf(entries);
  }

  /**
   * Keeps the backups of a completed transaction, and removes the earlier ones. A transaction that
   * only removes plugins leaves no backups, so that the plugins are really gone.
   */
  static void keep(InstallLocation location, Journal journal) throws IOException {
    List<Journal.Entry> entries = journal.entries();
    if (entries.stream().allMatch(entry -> entry.kind() == PluginChange.Kind.RECORD)) {
      return;
    }
    Path staging = location.staging().resolve(journal.staging());
    boolean puts = entries.stream().anyMatch(entry -> entry.kind() == PluginChange.Kind.PUT);
    if (puts && Files.isDirectory(staging, LinkOption.NOFOLLOW_LINKS)) {
      AtomicFile.write(staging.resolve(RECORD), journal.content(), Modes.file());
    }
    Directories.delete(location.previous());
    if (puts && Files.isDirectory(staging, LinkOption.NOFOLLOW_LINKS)) {
      Files.move(staging, location.previous(), StandardCopyOption.ATOMIC_MOVE);
    }
    Directories.sync(location.state());
  }

  /**
   * Reads the previous set.
   *
   * @return the set; empty if none is kept
   * @throws IOException if it cannot be read, or is damaged
   */
  public static Optional<PreviousSet> read(InstallLocation location) throws IOException {
    Path file = location.previous().resolve(RECORD);
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try {
      Journal journal = Journal.read(TextFile.read(file));
      List<Entry> entries = new ArrayList<>();
      for (int i = 0; i < journal.entries().size(); i++) {
        entries.add(entry(location.previous(), i, journal.entries().get(i)));
      }
      return Optional.of(new PreviousSet(entries));
    } catch (JsonException e) {
      throw new IOException(file + " is damaged: " + e.getMessage(), e);
    }
  }

  private static Entry entry(Path previous, int index, Journal.Entry entry)
      throws IOException, JsonException {
    Optional<Receipt> receipt =
        entry.hadReceipt()
            ? Optional.of(
                Receipt.read(JsonObject.parse(TextFile.read(Replay.oldReceipt(previous, index)))))
            : Optional.empty();
    return new Entry(
        entry.id(),
        entry.hadFile() ? Optional.of(Replay.oldFile(previous, index)) : Optional.empty(),
        receipt,
        entry.receipt(),
        entry.kind() != PluginChange.Kind.RECORD);
  }
}
