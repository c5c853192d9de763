// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.doctor;

import io.odpf.optimus.plugin.api.file.Ownership;
import io.odpf.optimus.plugin.api.file.RegularFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Checks that a directory is writable, is safe from other users, and has free space. */
final class DirectoryCheck implements Check {
  private static final long LEAST = 200L << 20;

  private final String name;
  private final Function<Machine, Optional<Path>> place;
  private final String hint;

  /**
   * @param name the name of the check
   * @param place returns the directory; empty if the environment does not define it
   * @param hint how to choose another directory
   */
  DirectoryCheck(String name, Function<Machine, Optional<Path>> place, String hint) {
    this.name = name;
    this.place = place;
    this.hint = hint;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Finding> run(Machine machine) {
    Optional<Path> directory = place.apply(machine);
    return List.of(
        directory.isEmpty()
            ? Finding.failed("the environment does not define its location", hint)
            : look(directory.get().toAbsolutePath()));
  }

  private Finding look(Path directory) {
    try {
      Path existing = existing(directory);
      if (!Files.isDirectory(existing)) {
        return Finding.failed(existing + " is not a directory", "remove it, or " + hint);
      }
      if (!Files.isWritable(existing)) {
        return Finding.failed(
            directory + " cannot be written: no permission for " + existing,
            "make it yours (chown), or " + hint);
      }
      if (existing.equals(directory)) {
        Optional<String> objection =
            Ownership.ofThisProcess().objectionToSharedDirectory(directory.toRealPath());
        if (objection.isPresent()) {
          return Finding.failed(
              directory + ": " + objection.get(), "chown it, or chmod go-w " + directory);
        }
      }
      long room = Files.getFileStore(existing).getUsableSpace();
      return room < LEAST
          ? Finding.failed(
              directory + " has " + (room >> 20) + " MiB left",
              "free space on its file system, or " + hint)
          : Finding.ok(
              directory + (existing.equals(directory) ? "" : ", which is created when needed"));
    } catch (IOException e) {
      return Finding.failed(
          directory + " cannot be used: " + RegularFile.reason(e), "check it, or " + hint);
    }
  }

  /** Returns the nearest directory that exists. */
  private static Path existing(Path directory) {
    Path existing = directory;
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    return existing;
  }
}
