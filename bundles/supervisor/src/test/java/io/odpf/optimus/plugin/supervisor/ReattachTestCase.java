// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.plugin.CallOptions;
import io.odpf.optimus.plugin.api.supervisor.PluginState;
import io.odpf.optimus.plugin.api.supervisor.PluginStatus;
import io.odpf.optimus.plugin.itests.plugins.FixturePlugins;
import io.odpf.optimus.plugin.itests.plugins.Role;
import io.odpf.optimus.plugin.supervisor.handshake.PluginEnvironment;
import io.odpf.optimus.plugin.supervisor.lifecycle.LifecycleLimits;
import io.odpf.optimus.plugin.supervisor.process.ProcessIdentity;
import io.odpf.optimus.plugin.supervisor.run.KeepSettings;
import io.odpf.optimus.plugin.supervisor.run.RunSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Plugins that outlive their hosts, and the hosts that follow. */
@Tag("process")
abstract class ReattachTestCase {
  static final Duration LONG = Duration.ofMinutes(2);
  static final CallOptions PATIENT = CallOptions.DEFAULT.withTimeout(LONG);
  static final FixturePlugins PLUGINS = RealPlugins.build();
  @TempDir Path directory;
  Path plugins;
  Path sockets;
  Path records;
  final List<SupervisorAssembly> hosts = new ArrayList<>();

  @BeforeEach
  void makeDirectories() throws Exception {
    plugins = Files.createDirectory(directory.resolve("plugins"));
    sockets = Files.createDirectory(directory.resolve("s"));
    records = directory.resolve("kept");
  }

  @AfterEach
  void leaveNothing() throws Exception {
    for (SupervisorAssembly host : hosts) {
      host.supervisor().stop(List.of(), LONG);
      host.close();
    }
    pluginProcesses().forEach(ProcessHandle::destroyForcibly);
  }

  void install(Role role) throws Exception {
    // By rename, as the manager does it.
    Path fresh = Files.createDirectories(directory.resolve("fresh"));
    Path file = PLUGINS.install(fresh, "neo", role);
    Files.move(file, plugins.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
  }

  SupervisorAssembly host(KeepSettings keep, Map<String, String> variables) {
    SupervisorAssembly host =
        HostProcess.assemble(
            plugins,
            new RunSettings(
                sockets,
                System.getenv(),
                PluginEnvironment.ALLOWED,
                Map.of("neo", variables),
                LONG,
                LONG,
                RunSettings.Encryption.TCP,
                Set.of()),
            keep,
            LifecycleLimits.DEFAULT,
            Optional.empty());
    hosts.add(host);
    return host;
  }

  SupervisorAssembly host() {
    return host(KeepSettings.reattaching(records), Map.of());
  }

  PluginStatus start(SupervisorAssembly host) throws Exception {
    host.supervisor().rescan();
    host.supervisor().start(List.of(), LONG);
    PluginStatus status = status(host);
    assertThat(status.state()).isEqualTo(PluginState.READY);
    return status;
  }

  static PluginStatus status(SupervisorAssembly host) {
    return host.supervisor().plugin("neo").orElseThrow();
  }

  /** Starts the plugin by a host that leaves it. */
  long leave() throws Exception {
    SupervisorAssembly host = host();
    long pid = start(host).pid().orElseThrow();
    host.close();
    assertThat(alive(pid)).isTrue();
    return pid;
  }

  static boolean alive(long pid) {
    return ProcessIdentity.of(pid).isPresent(); // Not if nobody asks for the status.
  }

  List<ProcessHandle> pluginProcesses() {
    return RealPlugins.processes(plugins);
  }

  Path record(long pid) {
    return RealPlugins.files(records).stream()
        .filter(it -> it.getFileName().toString().startsWith(pid + "."))
        .findFirst()
        .orElseThrow();
  }

  static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
