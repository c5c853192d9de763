// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.daemon.Certificates;
import io.odpf.optimus.plugin.itests.daemon.Ports;
import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.Eventually;
import io.odpf.optimus.plugin.itests.process.Result;
import io.odpf.optimus.plugin.itests.release.Release;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients of an installed runtime. */
class ClientServiceTest {
  private static final String TOKEN = "token-of-a-client-0123456789abcdef";
  private Stage server;
  private Stage client;
  private int port;

  @BeforeEach
  void startTheServer() throws Exception {
    server = Stage.open(ProcessWay.ONE_SHOT);
    client = Stage.open(ProcessWay.ONE_SHOT);
    server.release("0.0.6").archives("neo", "neo");
    publish("0.0.6");
    server.run("install", "--mode", "server", "--no-verify").orThrow();
    Certificates certificates = server.certificates();
    Path access = server.home().resolve("access");
    Path token = Files.writeString(server.home().resolve("token"), TOKEN);
    Files.writeString(access, "laptop client token sha256:" + Release.sha256(token) + "\n");
    privately(access);
    privately(certificates.serverKey());
    port = Ports.free(1).get(0);
    runtime(
            Map.of(
                "OPTIMUS_MANAGEMENT_CONFIG", server.configFile().toString(),
                "OPTIMUS_MANAGEMENT_ADDRESS", "127.0.0.1:" + port,
                "OPTIMUS_MANAGEMENT_CERTIFICATE", certificates.server().toString(),
                "OPTIMUS_MANAGEMENT_KEY", certificates.serverKey().toString(),
                "OPTIMUS_MANAGEMENT_ACCESS", access.toString()),
            "start",
            "--detach")
        .run()
        .orThrow();
    Eventually.until(() -> "no management API", () -> Ports.listening(port));
    Path defaults =
        Files.createDirectories(client.home().resolve(".config/optimus")).resolve("defaults.yaml");
    Files.writeString(
        defaults,
        """
        servers:
          - name: production
            url: https://localhost:%d
            token: ${SERVER_TOKEN}
            ca_file: %s
            retries: {attempts: 1}
        """
            .formatted(port, certificates.authority()));
    client.variable("SERVER_TOKEN", TOKEN);
  }

  @AfterEach
  void stop() {
    runtime(Map.of(), "stop").run();
    server.close();
    client.close();
  }

  private void publish(String version) {
    server.write(
        server
            .releases()
            .plugin("releases", "neo", InstallBehaviour.TAR_GZ, "version: " + version));
  }

  private static void privately(Path file) throws Exception {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private Command runtime(Map<String, String> variables, String verb, String... options) {
    List<String> all = new ArrayList<>(List.of("runtime", verb));
    all.addAll(List.of(options));
    return Distribution.unpacked()
        .command(server, ProcessWay.SHELL.java(), all.toArray(String[]::new))
        .with(variables);
  }

  private Path installed(Stage stage) {
    return stage.home().resolve(".optimus/plugins/optimus-neo_" + Release.here());
  }

  @Test
  void aClientFollowsTheRuntimeAndKeepsItsPluginsWhenTheRuntimeStops() throws Exception {
    Result first = client.optimus().run("install", "--server", "production");
    assertThat(first.exitCode()).as(first.toString()).isZero();
    assertThat(installed(client)).hasSameBinaryContentAs(server.installed("neo"));
    assertThat(client.optimus().run("list").out()).contains("neo", "0.0.6");
    assertThat(client.optimus().run("diff", "--against", "production").out())
        .contains("neo", "0.0.6");

    server.release("0.0.7").archives("neo", "neo");
    publish("0.0.7");
    server.run("lock").orThrow();
    Result behind = client.optimus().run("diff", "--against", "production");
    assertThat(behind.exitCode()).as(behind.toString()).isEqualTo(3);
    assertThat(behind.out())
        .contains("the server has locked 0.0.7", "to fix this: optimus plugin install --server");

    runtime(Map.of(), "stop").run().orThrow();
    Result gone = client.optimus().run("install", "--server", "production");
    assertThat(gone.exitCode()).as(gone.toString()).isEqualTo(1);
    assertThat(gone.err()).contains("the server production cannot be reached");
    assertThat(gone.out() + gone.err()).doesNotContain(TOKEN);
    assertThat(installed(client)).hasSameBinaryContentAs(server.installed("neo"));
    Files.delete(installed(client));
    client.optimus().run("install", "--server", "production", "--offline").orThrow();
    assertThat(installed(client)).hasSameBinaryContentAs(server.installed("neo"));
  }
}
