// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.api.supervisor.Supervisor;
import io.odpf.optimus.plugin.supervisor.discovery.PluginDirectories;
import io.odpf.optimus.plugin.supervisor.discovery.PluginDiscovery;
import io.odpf.optimus.plugin.supervisor.lifecycle.LifecycleLimits;
import io.odpf.optimus.plugin.supervisor.lifecycle.RestartPolicy;
import io.odpf.optimus.plugin.supervisor.run.KeepSettings;
import io.odpf.optimus.plugin.supervisor.run.RunSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A host in a separate process, which prints the id of its plugin's process and runs until killed.
 */
final class HostProcess {
  private HostProcess() {}

  /**
   * @param arguments the directories of the plugins, of their sockets and, if plugins outlive the
   *     host, of their records
   */
  public static void main(String[] arguments) throws Exception {
    SupervisorAssembly assembly =
        assemble(
            Path.of(arguments[0]),
            RunSettings.of(Path.of(arguments[1]), System.getenv()),
            arguments.length < 3
                ? KeepSettings.NONE
                : KeepSettings.reattaching(Path.of(arguments[2])),
            LifecycleLimits.DEFAULT,
            Optional.empty());
    Supervisor supervisor = assembly.supervisor();
    supervisor.rescan();
    supervisor.start(List.of(), Duration.ofMinutes(1));
    System.out.println(supervisor.plugins().get(0).pid().orElseThrow());
    Thread.sleep(Duration.ofHours(1).toMillis());
  }

  /** Starts such a process, with errors to a file. */
  static Process start(Path errors, Path... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(HostProcess.class.getName());
    for (Path argument : arguments) {
      command.add(argument.toString());
    }
    return new ProcessBuilder(command).redirectError(errors.toFile()).start();
  }

  /** Waits until such a process has started its plugin. Returns the plugin's process. */
  static ProcessHandle plugin(Process host, Path errors) throws IOException {
    BufferedReader output =
        new BufferedReader(new InputStreamReader(host.getInputStream(), StandardCharsets.UTF_8));
    String pid = output.readLine();
    assertThat(pid).describedAs(Files.readString(errors)).isNotNull();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  /** Creates a supervisor of the plugins in a directory. */
  static SupervisorAssembly assemble(Path plugins, Path sockets) {
    return assemble(plugins, sockets, LifecycleLimits.DEFAULT, Optional.empty());
  }

  static SupervisorAssembly assemble(
      Path plugins, Path sockets, LifecycleLimits limits, Optional<Path> logs) {
    RunSettings run = RunSettings.of(sockets, System.getenv());
    return assemble(plugins, run, KeepSettings.NONE, limits, logs);
  }

  static SupervisorAssembly assemble(
      Path plugins,
      RunSettings run,
      KeepSettings keep,
      LifecycleLimits limits,
      Optional<Path> logs) {
    PluginDiscovery discovery =
        new PluginDiscovery(
            new PluginDirectories(List.of(plugins)),
            Platform.of(System.getProperty("os.name"), System.getProperty("os.arch")),
            ignored -> List.of());
    Duration minute = Duration.ofMinutes(1);
    return SupervisorAssembly.create(
        () -> discovery.find().plugins(),
        ignored -> List.of(),
        run,
        keep,
        new RestartPolicy(Duration.ofMillis(10), Duration.ofMillis(100), 3, minute, minute),
        limits,
        logs);
  }
}
