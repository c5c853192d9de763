// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.training;

import io.odpf.optimus.plugin.command.console.Console;
import io.odpf.optimus.plugin.command.console.KeyTerminal;
import io.odpf.optimus.plugin.command.program.OptimusCommand;
import io.odpf.optimus.plugin.launcher.Main;
import io.odpf.optimus.plugin.launcher.Version;
import io.odpf.optimus.plugin.launcher.installation.Installation;
import io.odpf.optimus.plugin.launcher.oneshot.OneShotHost;
import io.odpf.optimus.plugin.launcher.oneshot.OneShotSupervisors;
import io.odpf.optimus.plugin.launcher.shell.TerminalPrompt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs the commands for the jobs of a project, in a project of its own with one job. */
final class JobTraining {
  private static final String JOB = "training";
  private static final String TIME = "2026-01-02T02:00:00Z";

  private final Path project;
  private final Path config;
  private final String timeout;

  JobTraining(Path project, Path config, String timeout) {
    this.project = project;
    this.config = config;
    this.timeout = timeout;
  }

  void run() throws IOException {
    Files.createDirectories(project.resolve("jobs"));
    Files.writeString(
        project.resolve("optimus.yaml"),
        """
        version: 1
        host: localhost:9100
        project: {name: training, config: {bucket: b}}
        namespaces:
        - name: training
          job: {path: jobs}
        """);
    run(attended(), "job", "create", "--name", JOB, "--owner", "training");
    loadTerminal();
    run("job", "validate");
    build("job", "build", JOB);
    build("admin", "build-instance", JOB);
  }

  /** Returns the command line with a user who accepts every default. */
  private static OptimusCommand attended() {
    Installation installation = Installation.current();
    Console console = Console.system(installation.environment()).with(new AcceptingPrompt());
    return new OptimusCommand(
        new OneShotHost(installation, console.err()),
        new OneShotSupervisors(installation, console.err()),
        console,
        installation.environment(),
        Path.of("").toAbsolutePath(),
        Version.VERSION,
        List.of());
  }

  /** Looks for a terminal, which loads most of what reads its keys. There is none. */
  private static void loadTerminal() throws IOException {
    try {
      Optional<KeyTerminal> terminal = new TerminalPrompt(new AcceptingPrompt()).openTerminal();
      if (terminal.isPresent()) {
        terminal.get().close();
      }
    } catch (IOException e) {
      // Expected: caches are created without a terminal.
    }
  }

  private void build(String... command) {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(
        List.of("--local", "--scheduled-at", TIME, "--output-dir", project.resolve("run") + ""));
    run(arguments.toArray(String[]::new));
  }

  private void run(String... command) {
    run(Main.command(command), command);
  }

  private void run(OptimusCommand optimus, String... command) {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(
        List.of(
            "--config",
            project.resolve("optimus.yaml").toString(),
            "--plugin-config",
            config.toString(),
            "--timeout",
            timeout));
    int code = optimus.run(arguments);
    if (code != 0) {
      throw new IllegalStateException(arguments + " ended with " + code);
    }
  }
}
