// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.training;

import io.odpf.optimus.plugin.api.plugin.CallOptions;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.command.SupervisorHost;
import io.odpf.optimus.plugin.launcher.installation.Installation;
import io.odpf.optimus.plugin.launcher.oneshot.OneShotSupervisors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Starts and calls the one plugin that is at hand wherever there is a JVM. */
final class SupervisorTraining {
  private static final String NAME = "training";
  private static final String PLUGIN = "io.odpf.optimus.plugin.supervisor.training.TrainingPlugin";
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final Path directory;
  private final Platform platform;
  private final Path config;

  SupervisorTraining(Path directory, Platform platform, Path config) {
    this.directory = directory;
    this.platform = platform;
    this.config = config;
  }

  void run() throws Exception {
    Installation installation = Installation.current();
    writePlugin(installation.bundles().resolve("io.odpf.optimus.plugin.supervisor.jar"));
    SupervisorHost.Needs needs =
        new SupervisorHost.Needs(
            false,
            Optional.of(new ConfigFile(config, installation.environment())),
            installation.environment(),
            directory);
    try (SupervisorHost.Session session =
        new OneShotSupervisors(installation, System.err).open(needs)) {
      session.supervisor().start(List.of(NAME), LIMIT);
      session.supervisor().client(NAME).info(CallOptions.DEFAULT);
    }
  }

  private void writePlugin(Path jar) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Path file = directory.resolve("plugins").resolve(platform.binaryName(NAME));
    Files.createDirectories(file.getParent());
    Files.writeString(
        file, "#!/bin/sh\nexec '" + java + "' -Xshare:auto -cp '" + jar + "' " + PLUGIN + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
