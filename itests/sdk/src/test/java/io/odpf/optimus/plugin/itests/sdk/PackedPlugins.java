// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.sdk;

import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.packer.PluginPacker;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Packs plugins in Java as executable files. */
final class PackedPlugins {
  /** The parts of the tests' class path that a plugin does not need. */
  private static final List<String> OF_TESTS =
      List.of(
          "junit",
          "assertj",
          "surefire",
          "itests.support",
          "supervisor",
          "packer",
          "neo",
          "jobs",
          "template",
          "config",
          "secrets");

  private PackedPlugins() {}

  /** Returns this machine's platform. */
  static Platform here() {
    return Platform.of(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  /** The JDK that runs plugins: by default, that of the tests. */
  static String javaHome() {
    return System.getProperty("optimus.itests.plugin.java", System.getProperty("java.home"));
  }

  /** Packs {@link ActorPlugin} under a name. */
  static Path packActor(Path directory, String name) throws IOException {
    List<Path> elements =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .filter(path -> Files.exists(path) && isOfPlugins(path))
            .toList();
    Path file = directory.resolve(here().binaryName(name));
    new PluginPacker(name, ActorPlugin.class.getName(), elements).pack(file);
    return file;
  }

  private static boolean isOfPlugins(Path element) {
    String name = element.getFileName() + "";
    return OF_TESTS.stream().noneMatch(name::contains);
  }

  /** Copies the example. */
  static Path copyNeo(Path directory) throws IOException {
    String name = here().binaryName("neo");
    Path packed = Path.of(System.getProperty("optimus.itests.neo"), name);
    return copy(packed, directory.resolve(name));
  }

  /**
   * Copies an executable file in another process: a child that this JVM starts in another thread
   * could inherit the open file, which then could not be executed.
   */
  static Path copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Command.of(to.getParent(), "install", "-m", "755", from + "", to + "").run().orThrow();
    return to;
  }
}
