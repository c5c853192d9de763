// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.training;

import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.launcher.Main;
import io.odpf.optimus.plugin.launcher.installation.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** Runs the commands that start a plugin, with a plugin that needs only a JVM. */
final class SupervisorTraining {
  private static final String NAME = "training";

  /** In seconds; generous, since caches are created in the background, often on a busy machine. */
  private static final String TIMEOUT = "600";

  private static final String PLUGIN = "io.odpf.optimus.plugin.supervisor.training.TrainingPlugin";

  private final Path directory;
  private final Platform platform;
  private final Path config;

  SupervisorTraining(Path directory, Platform platform, Path config) {
    this.directory = directory;
    this.platform = platform;
    this.config = config;
  }

  void run() throws IOException {
    writePlugin();
    plugin("info", NAME);
    plugin("info", NAME, "--output", "json");
    plugin("verify");
    new JobTraining(directory.resolve("project"), config, TIMEOUT).run();
  }

  private void writePlugin() throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Path jar = Installation.current().bundles().resolve("io.odpf.optimus.plugin.supervisor.jar");
    Path file = directory.resolve("plugins").resolve(platform.binaryName(NAME));
    Files.createDirectories(file.getParent());
    Files.writeString(
        file, "#!/bin/sh\nexec '" + java + "' -Xshare:auto -cp '" + jar + "' " + PLUGIN + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void plugin(String command, String... options) {
    List<String> arguments = new ArrayList<>(List.of("plugin", command));
    arguments.addAll(List.of("--config", config.toString(), "--timeout", TIMEOUT));
    arguments.addAll(List.of(options));
    int code = Main.run(arguments.toArray(String[]::new));
    if (code != 0) {
      throw new IllegalStateException(arguments + " ended with " + code);
    }
  }
}
