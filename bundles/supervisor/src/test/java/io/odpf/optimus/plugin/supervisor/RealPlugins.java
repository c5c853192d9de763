// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor;

import io.odpf.optimus.plugin.itests.plugins.FixturePlugins;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The real plugins of the tests, in Go, and the traces that they leave on the machine. */
public final class RealPlugins {
  private RealPlugins() {}

  /** Builds the plugins from the fixtures that the build names by system properties. */
  public static FixturePlugins build() {
    return FixturePlugins.build(
        directory("optimus.itests.fixtures"), directory("optimus.itests.cache").resolve("go"));
  }

  private static Path directory(String property) {
    return Path.of(System.getProperty(property)).toAbsolutePath().normalize();
  }

  /** Returns the running processes of the plugins in a directory. */
  static List<ProcessHandle> processes(Path plugins) {
    return ProcessHandle.allProcesses()
        .filter(it -> it.info().command().orElse("").startsWith(plugins.toString()))
        .toList();
  }

  /** Returns the files in a directory; none if there is no such directory. */
  static List<Path> files(Path directory) {
    if (!Files.exists(directory)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(directory)) {
      return all.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
