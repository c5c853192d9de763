// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.extension.ExtensionResolver;
import io.odpf.optimus.plugin.api.manager.CleanRequest;
import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.InstallRequest;
import io.odpf.optimus.plugin.api.manager.InstallRequest.Option;
import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.ServerInstallRequest;
import io.odpf.optimus.plugin.http.PooledHttpClientFactory;
import io.odpf.optimus.plugin.itests.process.Eventually;
import io.odpf.optimus.plugin.management.access.Role;
import io.odpf.optimus.plugin.manager.operation.LocalPluginManager;
import io.odpf.optimus.plugin.manager.operation.ManagerSettings;
import io.odpf.optimus.plugin.manager.source.provider.ProviderRegistry;
import io.odpf.optimus.plugin.manager.source.signature.VerifierRegistry;
import io.odpf.optimus.plugin.provider.url.UrlProviderFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that install from a server over TLS. */
class ClientInstallTest {
  @TempDir Path directory;
  private TestRuntime server;

  @BeforeEach
  void installOnTheServer() throws Exception {
    server = TestRuntime.start(directory.resolve("server"));
    server
        .manager()
        .install(InstallRequest.of(server.configFile(), Mode.CLIENT), InstallListener.NONE);
  }

  @AfterEach
  void stopTheServer() {
    server.close();
  }

  /** A client with a home of its own. */
  private final class Client {
    private final Path home;

    Client(String name, String token) throws Exception {
      home = Files.createDirectories(directory.resolve(name));
      Files.writeString(
          home.resolve("servers.yaml"),
          """
          servers:
            - name: production
              url: https://localhost:%d
              token: ${CLIENT_TOKEN}
              ca_file: %s
              retries: {attempts: 1}
          """
              .formatted(server.port(), server.certificates.authority()));
      Files.writeString(home.resolve("token"), token);
    }

    void install(Option... options) throws Exception {
      install("production", options);
    }

    void install(String address, Option... options) throws Exception {
      ProviderRegistry providers = new ProviderRegistry(ExtensionResolver.NONE);
      providers.add(new UrlProviderFactory(), "test", 0);
      try (LocalPluginManager manager =
          new LocalPluginManager(
              providers,
              new VerifierRegistry(ExtensionResolver.NONE),
              new PooledHttpClientFactory(),
              ManagerSettings.defaults().withStore(home.resolve("store")))) {
        manager.install(
            new ServerInstallRequest(
                address,
                Optional.empty(),
                Optional.of(home.resolve("plugins")),
                Map.of(
                    "OPTIMUS_SERVERS",
                    home.resolve("servers.yaml").toString(),
                    "CLIENT_TOKEN",
                    Files.readString(home.resolve("token"))),
                List.of(),
                Optional.empty(),
                Set.of(options),
                OptionalInt.empty(),
                List.of()),
            InstallListener.NONE);
      }
    }

    String refused(Option... options) {
      return refusal(options).problems().get(0).code().word();
    }

    PluginManagerException refusal(Option... options) {
      PluginManagerException failure =
          catchThrowableOfType(PluginManagerException.class, () -> install(options));
      assertThat(failure).isNotNull();
      assertThat(failure.problems().toString())
          .doesNotContain(TestRuntime.token(Role.CLIENT), TestRuntime.SECRET);
      return failure;
    }

    void assertHas(String version) {
      assertThat(home.resolve("plugins/optimus-neo_linux_amd64"))
          .isExecutable()
          .hasBinaryContent(TestRuntime.program(version));
    }
  }

  @Test
  void threeClientsFollowTheServerThoughItsSourceIsSwitchedOff() throws Exception {
    String token = TestRuntime.token(Role.CLIENT);
    List<Client> clients =
        List.of(new Client("a", token), new Client("b", token), new Client("c", token));
    clients.get(0).install();
    clients.get(0).assertHas("1.0");
    server.configure("2.0");
    server
        .manager()
        .install(InstallRequest.of(server.configFile(), Mode.CLIENT), InstallListener.NONE);
    server.source.holds = true;
    for (Client client : clients) {
      client.install();
      client.assertHas("2.0");
    }
  }

  @Test
  void installsThroughTheSocketWithoutAToken() throws Exception {
    Client client = new Client("a", "wrong");
    client.install("unix://" + server.socket());
    client.assertHas("1.0");
  }

  @Test
  void showsTheServersOwnProblemIfItsSourceHasLostAnArtifact() throws Exception {
    Client client = new Client("a", TestRuntime.token(Role.CLIENT));
    server
        .manager()
        .clean(new CleanRequest(server.configFile(), Set.of(CleanRequest.Option.CACHE)));
    server.source.remove("neo/1.0/optimus-neo_linux_amd64");
    PluginManagerException failure = client.refusal();
    assertThat(failure.problems().get(0).code().word()).isEqualTo("server-lacks-artifact");
    assertThat(failure).hasMessageContaining("memory has no neo/1.0/optimus-neo_linux_amd64");
  }

  @Test
  void showsTheServersOwnProblemIfItHasNoLock() throws Exception {
    Files.delete(server.config().resolveSibling("config.yaml.lock"));
    PluginManagerException failure = new Client("a", TestRuntime.token(Role.CLIENT)).refusal();
    assertThat(failure.problems().get(0).code().word()).isEqualTo("server-unknown-api");
    assertThat(failure)
        .hasMessageContaining("there is no lock file")
        .hasMessageContaining("(management-no-lock)");
  }

  @Test
  void onlyClientsMayInstall() throws Exception {
    assertThat(new Client("a", "wrong").refused()).isEqualTo("server-denied");
    assertThat(new Client("b", TestRuntime.token(Role.READER)).refused())
        .isEqualTo("server-denied");
  }

  @Test
  void theOldSetStaysIfTheServerIsStoppedWhileItDelivers() throws Exception {
    Client client = new Client("a", TestRuntime.token(Role.CLIENT));
    client.install();
    server.configure("2.0");
    server
        .manager()
        .install(InstallRequest.of(server.configFile(), Mode.CLIENT), InstallListener.NONE);
    server
        .manager()
        .clean(new CleanRequest(server.configFile(), Set.of(CleanRequest.Option.CACHE)));
    server.source.holds = true;
    CompletableFuture<String> outcome = CompletableFuture.supplyAsync(client::refused);
    Eventually.until(
        () -> "the server asks its source", () -> server.source.held.hasQueuedThreads());
    server.server().close();
    assertThat(outcome.get()).isEqualTo("server-unreachable");
    client.assertHas("1.0");
    assertThat(client.refused()).isEqualTo("server-unreachable");
    Files.delete(client.home.resolve("plugins/optimus-neo_linux_amd64"));
    client.install(Option.OFFLINE);
    client.assertHas("1.0");
  }
}
