// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.plugin.CallOptions;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.api.supervisor.Supervisor;
import io.odpf.optimus.plugin.itests.plugins.FixturePlugins;
import io.odpf.optimus.plugin.itests.plugins.Role;
import io.odpf.optimus.plugin.itests.process.Eventually;
import io.odpf.optimus.plugin.supervisor.discovery.PluginDirectories;
import io.odpf.optimus.plugin.supervisor.discovery.PluginDiscovery;
import io.odpf.optimus.plugin.supervisor.handshake.PluginEnvironment;
import io.odpf.optimus.plugin.supervisor.lifecycle.LifecycleLimits;
import io.odpf.optimus.plugin.supervisor.lifecycle.RestartPolicy;
import io.odpf.optimus.plugin.supervisor.run.RunSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Real plugins in Go in a temporary directory, run by the whole supervisor. */
@Tag("process")
abstract class SupervisorTestCase {
  static final Duration LONG = Duration.ofMinutes(2);
  static final CallOptions PATIENT = CallOptions.DEFAULT.withTimeout(LONG);

  static final FixturePlugins PLUGINS = RealPlugins.build();
  @TempDir Path directory;
  Path location;
  Path sockets;
  SupervisorAssembly assembly;
  Supervisor supervisor;

  @BeforeEach
  void open() throws Exception {
    open(3);
  }

  void open(int restarts) throws Exception {
    location = Files.createDirectories(directory.resolve("plugins"));
    // Short: a socket's path has few characters.
    sockets = Files.createTempDirectory("s");
    PluginDiscovery discovery =
        new PluginDiscovery(
            new PluginDirectories(List.of(location)), platform(), ignored -> List.of());
    assembly =
        SupervisorAssembly.create(
            () -> discovery.find().plugins(),
            new RunSettings(
                sockets,
                System.getenv(),
                PluginEnvironment.ALLOWED,
                Map.of(),
                Duration.ofMinutes(5),
                Duration.ofSeconds(10),
                RunSettings.Encryption.TCP,
                Set.of()),
            new RestartPolicy(Duration.ofMillis(10), Duration.ofMillis(100), restarts, LONG, LONG),
            limits(),
            Optional.of(directory.resolve("logs")));
    supervisor = assembly.supervisor();
  }

  /** Returns the limits of the supervisor. */
  LifecycleLimits limits() {
    return LifecycleLimits.DEFAULT;
  }

  @AfterEach
  void close() throws Exception {
    assembly.close();
    assertThat(sockets).isEmptyDirectory();
    Files.delete(sockets);
    Eventually.until(() -> "processes of plugins: " + processes(), () -> processes().isEmpty());
  }

  List<ProcessHandle> processes() {
    return RealPlugins.processes(location);
  }

  void install(String name, Role role) throws Exception {
    // By rename, as the manager does it.
    Path fresh = Files.createDirectories(directory.resolve("fresh"));
    Path file = PLUGINS.install(fresh, name, role);
    Files.move(file, location.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    supervisor.rescan();
  }

  static Platform platform() {
    return Platform.of(System.getProperty("os.name"), System.getProperty("os.arch"));
  }
}
