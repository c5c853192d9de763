// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.extension.ExtensionResolver;
import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.InstallReport;
import io.odpf.optimus.plugin.api.manager.InstallRequest;
import io.odpf.optimus.plugin.api.manager.InstalledPlugin;
import io.odpf.optimus.plugin.api.manager.ListRequest;
import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.manager.source.provider.ProviderRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests installs from a YAML file, with the manager composed as in hosts. */
class ConfigurationFileTest {
  private static final String CONFIG =
      """
      plugins:
        install_location: plugins
        providers:
          - type: memory
            name: main
            place: here
        plugins:
          - provider: main
            output: neo
            path: neo/{{.Version}}/optimus-neo_{{.Os}}_{{.Arch}}
            version: 1.10
            modes: [client]
      """;

  @TempDir Path directory;
  private final MemorySource source = new MemorySource();
  private final ProviderRegistry registry = new ProviderRegistry(ExtensionResolver.NONE);
  private LocalPluginManager manager;

  @BeforeEach
  void compose() {
    registry.add(source, "test", 0);
    manager = TestMachine.manager(registry);
    source.put("neo/1.10/optimus-neo_linux_amd64", TestProgram.of(TestMachine.LINUX, "neo 1.10"));
  }

  private ConfigFile config(String text) throws Exception {
    return new ConfigFile(
        Files.writeString(directory.resolve("config.yaml"), text),
        Map.of("HOME", directory.toString()));
  }

  private static InstallRequest request(ConfigFile config, String... names) {
    return new InstallRequest(
        config,
        List.of(names),
        Mode.CLIENT,
        Optional.of(TestMachine.LINUX),
        Set.of(),
        OptionalInt.empty());
  }

  @Test
  void installsRelativeToTheConfigurationAndStoresArtifactsInTheHome() throws Exception {
    InstallReport report = manager.install(request(config(CONFIG)), InstallListener.NONE);

    assertThat(report.installLocation()).isEqualTo(directory.resolve("plugins"));
    assertThat(directory.resolve("plugins/optimus-neo_linux_amd64")).isExecutable();
    assertThat(directory.resolve(".cache/optimus/plugins/sha256")).isNotEmptyDirectory();
    assertThat(report.plugins().get(0).version()).contains("1.10");
    assertThat(
            manager
                .list(
                    new ListRequest(
                        Optional.empty(), Optional.of(directory.resolve("plugins")), Map.of()))
                .plugins())
        .extracting(InstalledPlugin::name)
        .containsExactly("neo");
  }

  @Test
  void reportsAnInvalidConfigurationFirst() throws Exception {
    ConfigFile wrong =
        config(CONFIG.replace("output:", "ouput:").replace("type: memory", "type: s3"));

    PluginManagerException refused =
        catchThrowableOfType(
            PluginManagerException.class,
            () -> manager.install(request(wrong), InstallListener.NONE));

    assertThat(refused.category()).isEqualTo(PluginManagerException.Category.CONFIG);
    assertThat(refused.problems()).isEqualTo(manager.validate(wrong)).hasSizeGreaterThan(1);
    assertThat(manager.validate(config(CONFIG))).isEmpty();
    assertThat(directory.resolve("plugins")).doesNotExist();
  }

  @Test
  void installsOnlyTheRequestedPlugins() throws Exception {
    PluginManagerException refused =
        catchThrowableOfType(
            PluginManagerException.class,
            () -> manager.install(request(config(CONFIG), "noe"), InstallListener.NONE));

    assertThat(refused.getMessage())
        .isEqualTo(directory.resolve("config.yaml") + " for mode client lists no plugin noe");
  }

  @Test
  void refusesAPluginWhoseSignatureCannotBeVerified() throws Exception {
    String signed =
        CONFIG
            + """
                  signature:
                    minisign:
                      path: neo/{{.Version}}/neo.minisig
                      key: RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3
            """;
    ConfigFile config = config(signed);

    PluginManagerException refused =
        catchThrowableOfType(
            PluginManagerException.class,
            () -> manager.install(request(config), InstallListener.NONE));

    assertThat(refused.problems().get(0).code().word()).isEqualTo("signature-unavailable");
    assertThat(manager.validate(config)).isEqualTo(refused.problems());
    assertThat(source.fetches).hasValue(0);
  }

  @Test
  void endsRunningOperationsOnCloseAndRefusesNewOnes() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    source.on(
        "neo/1.10/optimus-neo_linux_amd64",
        (content, sink) -> {
          running.countDown();
          new CountDownLatch(1).await();
        });
    InstallRequest request = request(config(CONFIG));
    FutureTask<InterruptedException> install =
        new FutureTask<>(
            () ->
                catchThrowableOfType(
                    InterruptedException.class,
                    () -> manager.install(request, InstallListener.NONE)));
    new Thread(install).start();
    running.await();

    manager.close();

    assertThat(install.get()).isNotNull();
    assertThat(
            catchThrowableOfType(
                PluginManagerException.class, () -> manager.install(request, InstallListener.NONE)))
        .hasMessage("the plugin manager is closed");
  }
}
