// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks the caches that make commands start faster. */
final class StartupCacheCheck implements Check {
  private static final int DEEP = 3;

  @Override
  public String name() {
    return "start-up caches";
  }

  @Override
  public List<Finding> run(Machine machine) {
    String chosen = machine.variable("OPTIMUS_STARTUP_CACHE");
    if (chosen.equals("off")) {
      return List.of(
          Finding.warning(
              "start-up caches are off: commands start more slowly",
              "unset OPTIMUS_STARTUP_CACHE"));
    }
    Optional<Path> directory =
        chosen.isEmpty()
            ? machine.installation().cache().map(it -> it.resolve("startup"))
            : Optional.of(Path.of(chosen));
    return List.of(
        directory
            .map(StartupCacheCheck::look)
            .orElseGet(
                () ->
                    Finding.warning(
                        "there is no directory for start-up caches: commands start more slowly",
                        "set HOME, or OPTIMUS_STARTUP_CACHE to a directory of your own")));
  }

  private static Finding look(Path directory) {
    if (!Files.isDirectory(directory)) {
      return Finding.warning(
          "no start-up caches in " + directory + ": commands start more slowly",
          "make them: optimus runtime prepare");
    }
    try (Stream<Path> files = Files.walk(directory, DEEP)) {
      boolean made = files.map(Path::toString).anyMatch(StartupCacheCheck::isCache);
      return made
          ? Finding.ok(directory.toString())
          : Finding.warning(
              "no start-up caches in " + directory + " yet", "make them: optimus runtime prepare");
    } catch (IOException | UncheckedIOException e) {
      return Finding.warning(
          "start-up caches in " + directory + " cannot be read: " + e.getMessage(),
          "check the directory's permissions");
    }
  }

  private static boolean isCache(String name) {
    return name.endsWith(".jsa") || name.endsWith(".aot");
  }
}
