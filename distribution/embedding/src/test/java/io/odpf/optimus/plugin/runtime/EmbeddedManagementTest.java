// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.InstallRequest;
import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.ServerDiffReport;
import io.odpf.optimus.plugin.api.manager.ServerDiffRequest;
import io.odpf.optimus.plugin.api.manager.ServerInstallRequest;
import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.itests.plugins.FixturePlugins;
import io.odpf.optimus.plugin.itests.plugins.Role;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The management API of an embedded runtime, and a client in another one. */
final class EmbeddedManagementTest {
  private static final FixturePlugins PLUGINS =
      FixturePlugins.build(
          Path.of(System.getProperty("optimus.itests.fixtures")).toAbsolutePath().normalize(),
          Path.of(System.getProperty("optimus.itests.cache"))
              .toAbsolutePath()
              .normalize()
              .resolve("go"));

  @TempDir private Path temp;
  private Path source;
  private Path config;
  private Path socket;

  @BeforeEach
  void createTheServersFiles() throws Exception {
    source =
        PLUGINS.install(
            Files.createDirectories(temp.resolve("source")), "neo", Role.of(Generation.C));
    socket = privately("run").resolve("manage.sock");
    config = temp.resolve("config.yaml");
    Files.writeString(
        config,
        """
        plugins:
          install_location: %s
          providers:
            - type: file
              name: source
          plugins:
            - provider: source
              output: neo
              path: neo
        """
            .formatted(temp.resolve("server")));
  }

  /** Plugins that outlive a failed test. */
  @AfterEach
  void endPlugins() {
    ProcessHandle.allProcesses()
        .filter(it -> it.info().command().orElse("").startsWith(temp.toString()))
        .forEach(ProcessHandle::destroyForcibly);
  }

  private Path privately(String name) throws Exception {
    Path directory = Files.createDirectories(temp.resolve(name));
    return Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
  }

  private ManagementOptions api() {
    return ManagementOptions.audited(temp.resolve("audit")).socket(socket);
  }

  private RuntimeOptions server(ManagementOptions api) {
    return RuntimeOptions.defaults()
        .storage(temp.resolve("server-storage"))
        .provider(new FileProviderFactory(source))
        .management(api);
  }

  private RuntimeOptions client() {
    return RuntimeOptions.defaults().storage(temp.resolve("client-storage"));
  }

  private String address() {
    return "unix://" + socket;
  }

  private ServerInstallRequest installation() {
    return new ServerInstallRequest(
        address(),
        Optional.empty(),
        Optional.of(temp.resolve("client")),
        Map.of("HOME", temp.toString()),
        List.of(),
        Optional.empty(),
        Set.of(),
        OptionalInt.empty(),
        List.of());
  }

  private ServerDiffReport compare(OptimusPlugins client) throws Exception {
    return client
        .manager()
        .diff(
            new ServerDiffRequest(
                address(),
                Optional.empty(),
                Optional.of(temp.resolve("client")),
                Map.of("HOME", temp.toString()),
                Optional.empty()));
  }

  @Test
  void deliversToAClientWhatItsServerHasInstalledAndRuns() throws Exception {
    try (OptimusPlugins server = OptimusPlugins.start(server(api().managing(config)));
        OptimusPlugins client = OptimusPlugins.start(client())) {
      server
          .manager()
          .install(
              InstallRequest.of(
                  new ConfigFile(config, Map.of("HOME", temp.toString())), Mode.CLIENT),
              InstallListener.NONE);
      server.supervisor().start(List.of("neo"), Duration.ofMinutes(2));
      client.manager().install(installation(), InstallListener.NONE);

      ServerDiffReport report = compare(client);

      assertThat(report.supervised()).isTrue();
      assertThat(report.plugins()).hasSize(1);
      ServerDiffReport.Row neo = report.plugins().get(0);
      assertThat(neo.findings()).isEmpty();
      assertThat(neo.installed().orElseThrow().digest())
          .isPresent()
          .isEqualTo(neo.running().orElseThrow().digest());
    }
  }

  @Test
  void installsWhatItsConfigurationAsksForIfItFollowsIt() throws Exception {
    try (OptimusPlugins server =
        OptimusPlugins.start(server(api().following(config).mode(Mode.CLIENT)))) {
      Eventually.holds(
          "the plugin is found",
          () -> {
            try {
              return server.supervisor().plugin("neo").isPresent();
            } catch (PluginManagerException failure) {
              throw new IllegalStateException(failure);
            }
          });
    }
  }

  @Test
  void leavesNeitherASocketNorAClassLoaderWhenClosed() throws Exception {
    WeakReference<ClassLoader> loader = serveAndClose();

    assertThat(socket).doesNotExist();
    Eventually.collected(loader);
  }

  private WeakReference<ClassLoader> serveAndClose() throws Exception {
    try (OptimusPlugins server = OptimusPlugins.start(server(api()));
        OptimusPlugins client = OptimusPlugins.start(client())) {
      // There is no configuration whose lock it could be compared with.
      assertThatThrownBy(() -> compare(client))
          .isInstanceOf(PluginManagerException.class)
          .hasMessageContaining("configuration");
      return new WeakReference<>(server.bundleLoader());
    }
  }

  @Test
  void refusesASocketThatOthersCouldReplace() throws Exception {
    Path open = privately("open");
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));

    assertThatThrownBy(
            () -> OptimusPlugins.start(server(api().socket(open.resolve("manage.sock")))))
        .isInstanceOf(PluginManagerException.class)
        .hasMessageContaining("the management API does not work")
        .hasMessageContaining(open.toString());
    assertThat(open).isEmptyDirectory();
  }

  @Test
  void refusesAnApiWithoutAnAddress() {
    assertThatThrownBy(
            () -> OptimusPlugins.start(server(ManagementOptions.audited(temp.resolve("audit")))))
        .isInstanceOf(PluginManagerException.class)
        .hasMessage("the management API has neither a socket nor a port");
  }

  @Test
  void refusesToFollowNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new ManagementOptions(
                    temp,
                    Optional.of(socket),
                    Optional.empty(),
                    Optional.empty(),
                    Mode.SERVER,
                    true))
        .withMessage("there is no configuration to follow");
  }
}
