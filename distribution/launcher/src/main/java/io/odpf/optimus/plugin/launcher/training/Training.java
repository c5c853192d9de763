// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.training;

import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.launcher.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs typical commands while the JVM records the classes that they load. Works in its own
 * directory and with its own server, on loopback.
 *
 * <p>Arguments: {@code command}, {@code runtime} or {@code supervisor}, and the directory.
 */
public final class Training {
  private final Path config;
  private final List<String> more;

  private Training(Path config, List<String> more) {
    this.config = config;
    this.more = more;
  }

  public static void main(String[] args) throws Exception {
    Path directory = Path.of(args[1]).resolve(args[0]);
    Files.createDirectories(directory);
    Platform platform = Platform.of(System.getProperty("os.name"), System.getProperty("os.arch"));
    try (ArtifactServer server = new ArtifactServer(TarGz.of("optimus-demo_" + platform, java()))) {
      Path config = directory.resolve("config.yaml");
      Files.writeString(
          config,
          String.join(
              "\n",
              "plugins:",
              "  install_location: " + directory.resolve("plugins"),
              "  providers:",
              "    - type: url",
              "      name: training",
              "      url: " + server.address(),
              "  plugins:",
              "    - {provider: training, output: demo, path: \"demo_{{.Os}}_{{.Arch}}.tar.gz\"}",
              ""));
      Main.run("--version");
      if (args[0].equals("supervisor")) {
        new SupervisorTraining(directory, platform, config).run();
        return;
      }
      boolean runtime = args[0].equals("runtime");
      new Training(config, runtime ? List.of("--runtime") : List.of()).run();
    }
  }

  /** Reads an executable of this platform. */
  private static byte[] java() throws IOException {
    Path bin = Path.of(System.getProperty("java.home"), "bin");
    Path java = bin.resolve("java");
    return Files.readAllBytes(Files.exists(java) ? java : bin.resolve("java.exe"));
  }

  private void run() {
    plugin("install");
    plugin("diff");
    plugin("diff", "--output", "json");
    plugin("list");
    plugin("list", "--output", "json");
    plugin("validate");
    plugin("outdated");
    plugin("clean");
    plugin("install", "--mode", "server");
  }

  private void plugin(String command, String... options) {
    List<String> arguments = new ArrayList<>(List.of("plugin", command));
    arguments.addAll(List.of("--config", config.toString()));
    arguments.addAll(List.of(options));
    arguments.addAll(more);
    int code = Main.run(arguments.toArray(String[]::new));
    if (code != 0) {
      throw new IllegalStateException(arguments + " ended with " + code);
    }
  }
}
