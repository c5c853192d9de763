// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import io.odpf.optimus.plugin.itests.process.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The archive of the built distribution, unpacked as a user would unpack it, with the start-up
 * caches that a user's first command creates.
 *
 * @param home the unpacked directory
 */
public record Distribution(Path home) {

  /** Unpacks the archive, unless this was done since the last build. */
  public static Distribution unpacked() {
    Path archive = archive();
    Path target = Stage.directory("optimus.itests.cache").resolve("distribution");
    try {
      Files.createDirectories(target);
      try (FileChannel guard =
          FileChannel.open(
              target.resolve("guard"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        // Released when the channel closes.
        guard.lock();
        FileTime built = Files.getLastModifiedTime(archive);
        Path unpacked = target.resolve(built.toMillis() + "");
        if (!Files.exists(unpacked)) {
          Path part = Files.createTempDirectory(target, "part");
          Command.of(part, "tar", "-xzf", archive + "", "--strip-components", "1").run().orThrow();
          Files.move(part, unpacked);
          new Distribution(unpacked).prepare();
        }
        return new Distribution(unpacked);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Creates the start-up caches, which a user's first command creates in the background. */
  private void prepare() {
    for (ProcessWay way : ProcessWay.all()) {
      Map<String, String> variables =
          Map.of("JAVA_HOME", way.java() + "", "OPTIMUS_STARTUP_CACHE", startup() + "");
      Command.of(home, home.resolve("bin/optimus") + "", "runtime", "prepare")
          .with(variables)
          .run()
          .orThrow();
    }
  }

  private Path startup() {
    return home.resolve("startup");
  }

  private static Path archive() {
    Path directory = Stage.directory("optimus.itests.distribution");
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".tar.gz")).findFirst().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the program with arguments, on a stage and on a JDK. */
  public Command command(Stage stage, Path java, String... arguments) {
    List<String> all = new ArrayList<>(List.of(home.resolve("bin/optimus").toString()));
    all.addAll(List.of(arguments));
    return new Command(all, stage.project(), environment(stage, java));
  }

  /** Returns the variables that the program needs on a stage. */
  Map<String, String> environment(Stage stage, Path java) {
    Map<String, String> environment = new TreeMap<>();
    environment.put("JAVA_HOME", java.toString());
    environment.put("OPTIMUS_STARTUP_CACHE", startup().toString());
    environment.putAll(stage.environment());
    return environment;
  }
}
