// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.itests.plugins.FixturePlugins;
import io.odpf.optimus.plugin.itests.plugins.Role;
import io.odpf.optimus.plugin.itests.process.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hosts that are killed while their plugins run. */
@Tag("process")
class HostDeathTest {
  private static final FixturePlugins PLUGINS = RealPlugins.build();

  @TempDir Path directory;
  private Path plugins;
  private Path sockets;
  private Process host;
  private ProcessHandle plugin;

  @BeforeEach
  void startHost() throws Exception {
    plugins = directory.resolve("plugins");
    sockets = Files.createDirectory(directory.resolve("s"));
    PLUGINS.install(plugins, "neo", Role.of(Generation.C).with("ignore-term").with("fork", "10m"));
    Path errors = directory.resolve("host-errors");
    host = HostProcess.start(errors, plugins, sockets);
    plugin = HostProcess.plugin(host, errors);
  }

  @AfterEach
  void endProcesses() {
    host.destroyForcibly();
    plugin.destroyForcibly();
  }

  /** Kills the host together with the shell that would end its plugins. */
  private void killAllButPlugins() {
    List<ProcessHandle> watchers =
        host.children().filter(child -> child.pid() != plugin.pid()).toList();
    assertThat(watchers).isNotEmpty();
    watchers.forEach(HostDeathTest::kill);
    kill(host.toHandle());
  }

  private static void kill(ProcessHandle process) {
    process.destroyForcibly();
    process.onExit().join();
  }

  private List<Path> left() {
    return RealPlugins.files(sockets);
  }

  private List<ProcessHandle> pluginProcesses() {
    return RealPlugins.processes(plugins);
  }

  private void awaitNothingLeft() {
    Eventually.until(
        () -> "left: " + pluginProcesses() + ", " + left(),
        () -> pluginProcesses().isEmpty() && left().isEmpty());
  }

  @Test
  void endsThePluginsOfAKilledHostAndTheNextHostRemovesTheirSockets() {
    kill(host.toHandle());
    Eventually.until(() -> "plugins: " + pluginProcesses(), () -> pluginProcesses().isEmpty());
    assertThat(left()).isNotEmpty();

    try (SupervisorAssembly next = HostProcess.assemble(plugins, sockets)) {
      assertThat(next.supervisor().plugins()).isEmpty();
      awaitNothingLeft();
    }
  }

  @Test
  void endsPluginsOfAHostThatWasKilledTogetherWithItsWatcher() {
    killAllButPlugins();
    assertThat(plugin.isAlive()).isTrue();

    try (SupervisorAssembly next = HostProcess.assemble(plugins, sockets)) {
      assertThat(next.supervisor().plugins()).isEmpty();
      awaitNothingLeft();
    }
  }

  @Test
  void leavesThePluginsOfARunningHostAlone() throws Exception {
    try (SupervisorAssembly other = HostProcess.assemble(plugins, sockets)) {
      assertThat(other.supervisor().plugins()).isEmpty();
      other.supervisor().rescan();
      other.supervisor().start(List.of(), Duration.ofMinutes(1));
    }

    assertThat(plugin.isAlive()).isTrue();
    assertThat(left()).hasSize(2); // The registry, and the directory of the plugin's socket.
  }

  @Test
  void leavesAProcessWithAReusedIdAlone() throws Exception {
    killAllButPlugins();
    Path record = registry().resolve(Long.toString(plugin.pid()));
    Files.writeString(
        record, Files.readString(record).replaceFirst("\"start\":\"", "\"start\":\"0"));

    try (SupervisorAssembly next = HostProcess.assemble(plugins, sockets)) {
      assertThat(next.supervisor().plugins()).isEmpty();
      Eventually.until(() -> "left: " + left(), () -> left().isEmpty());
    }

    assertThat(plugin.isAlive()).isTrue();
    assertThat(ProcessHandle.of(plugin.pid())).isPresent();
    pluginProcesses().forEach(HostDeathTest::kill);
  }

  @Test
  void ignoresARegistryThatOthersCanWriteTo() throws Exception {
    killAllButPlugins();
    Files.setPosixFilePermissions(registry(), PosixFilePermissions.fromString("rwxrwxrwx"));

    try (SupervisorAssembly next = HostProcess.assemble(plugins, sockets)) {
      assertThat(next.supervisor().plugins()).isEmpty();
      next.supervisor().rescan();
      next.supervisor().start(List.of(), Duration.ofMinutes(1));
    }

    assertThat(plugin.isAlive()).isTrue();
    assertThat(left()).hasSize(2);
    pluginProcesses().forEach(HostDeathTest::kill);
  }

  private Path registry() {
    return left().stream()
        .filter(it -> it.getFileName().toString().startsWith("optimus-runs-"))
        .findFirst()
        .orElseThrow();
  }
}
