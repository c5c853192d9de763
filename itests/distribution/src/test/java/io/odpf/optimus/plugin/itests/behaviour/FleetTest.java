// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.itests.daemon.Certificates;
import io.odpf.optimus.plugin.itests.daemon.Fixtures;
import io.odpf.optimus.plugin.itests.daemon.Ports;
import io.odpf.optimus.plugin.itests.plugins.FixturePlugins;
import io.odpf.optimus.plugin.itests.plugins.Role;
import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.Eventually;
import io.odpf.optimus.plugin.itests.process.Result;
import io.odpf.optimus.plugin.itests.process.UnixHttp;
import io.odpf.optimus.plugin.itests.release.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A server and three clients with homes of their own: two over TLS, and one in a network namespace
 * without any network, which reaches the server by its socket.
 */
class FleetTest {
  private static final String TOKEN = "token-of-the-fleet-0123456789abcdef";
  private static final String SERVER = "production";
  private static final String[] PLUGINS = {"neo", "bq2bq"};

  private final List<Stage> clients = new ArrayList<>();
  private Stage server;
  private UnixHttp http;

  @BeforeEach
  void startTheServer() throws Exception {
    server = Stage.open(ProcessWay.ONE_SHOT);
    http = new UnixHttp(server.home().resolveSibling("run/manage.sock"));
    publish("0.0.6");
    Certificates certificates = server.certificates();
    Path access = server.home().resolve("access");
    Path token = Files.writeString(server.home().resolve("token"), TOKEN);
    Files.writeString(access, "fleet client token sha256:" + Release.sha256(token) + "\n");
    privately(access);
    privately(certificates.serverKey());
    int port = Ports.free(1).get(0);
    runtime(
            Map.of(
                "OPTIMUS_MODE", "client",
                "OPTIMUS_MANAGEMENT", "on",
                "OPTIMUS_MANAGEMENT_CONFIG", server.configFile().toString(),
                "OPTIMUS_MANAGEMENT_ADDRESS", "127.0.0.1:" + port,
                "OPTIMUS_MANAGEMENT_CERTIFICATE", certificates.server().toString(),
                "OPTIMUS_MANAGEMENT_KEY", certificates.serverKey().toString(),
                "OPTIMUS_MANAGEMENT_ACCESS", access.toString()),
            "start",
            "--detach")
        .run()
        .orThrow();
    Eventually.until(() -> "no management API", () -> Ports.listening(port) && http.serves());
    assertThat(http.post("/v1/install", "{}").body()).contains("\"action\":\"installed\"");
    Eventually.until(
        () -> "no plugin: " + http.get("/v1/status").body(),
        () -> http.get("/v1/plugins/neo").status() == 200);
    String tls =
        "{name: production, url: \"https://localhost:%d\", token: \"${SERVER_TOKEN}\", ca_file: %s}"
            .formatted(port, certificates.authority());
    addClient(tls);
    addClient(tls);
    addClient("{name: production, url: \"unix://" + http.socket() + "\"}");
  }

  private void addClient(String entry) throws IOException {
    Stage client = Stage.open(ProcessWay.ONE_SHOT);
    clients.add(client);
    client.variable("SERVER_TOKEN", TOKEN);
    Files.writeString(
        Files.createDirectories(client.home().resolve(".config/optimus")).resolve("defaults.yaml"),
        "servers: [" + entry + "]\n");
  }

  @AfterEach
  void stop() {
    runtime(Map.of(), "stop").run();
    server.close();
    clients.forEach(Stage::close);
  }

  private static void privately(Path file) throws Exception {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  /** Publishes a version of all plugins, and has the server's configuration list it. */
  private void publish(String version) {
    FixturePlugins plugins = FixturePlugins.build(Fixtures.sources(""), Fixtures.cache());
    Role role = Role.of(Generation.C).with("version", version);
    ConfigText config = server.releases();
    for (String plugin : PLUGINS) {
      plugins.install(server.nginx().files().resolve(version), plugin, role);
      config.plugin(
          "releases",
          plugin,
          "{{.Version}}/optimus-{{.Name}}_{{.Os}}_{{.Arch}}",
          "version: " + version);
    }
    server.write(config);
  }

  private Command runtime(Map<String, String> variables, String verb, String... options) {
    List<String> all = new ArrayList<>(List.of("runtime", verb));
    all.addAll(List.of(options));
    return Distribution.unpacked()
        .command(server, ProcessWay.SHELL.java(), all.toArray(String[]::new))
        .with(variables);
  }

  /** Runs a command of a client: of the last one without any network. */
  private Result run(Stage client, String... arguments) {
    List<String> all = new ArrayList<>(List.of("plugin"));
    all.addAll(List.of(arguments));
    Command command =
        Distribution.unpacked()
            .command(client, ProcessWay.ONE_SHOT.java(), all.toArray(String[]::new));
    if (client.equals(clients.get(clients.size() - 1))) {
      List<String> isolated =
          new ArrayList<>(List.of("unshare", "--user", "--map-root-user", "--net"));
      isolated.addAll(command.arguments());
      command = new Command(isolated, command.directory(), command.environment());
    }
    return command.run();
  }

  private static Map<String, String> digests(Path plugins) {
    Map<String, String> digests = new TreeMap<>();
    for (String plugin : PLUGINS) {
      Path file = plugins.resolve(Release.here().binaryName(plugin));
      digests.put(plugin, Files.exists(file) ? Release.sha256(file) : "none");
    }
    return digests;
  }

  private void assertLevel() {
    for (Stage client : clients) {
      assertThat(digests(client.home().resolve(".optimus/plugins")))
          .isEqualTo(digests(server.plugins()));
      Result diff = run(client, "diff", "--against", SERVER);
      assertThat(diff.exitCode()).as(diff.toString()).isZero();
    }
  }

  private void installEverywhere() {
    for (Stage client : clients) {
      Result install = run(client, "install", "--server", SERVER);
      assertThat(install.exitCode()).as(install.toString()).isZero();
    }
  }

  @Test
  void hasTheServersSetEverywhereThroughAnUpgradeUnderLoadAndWithoutTheSource() throws Exception {
    installEverywhere();
    assertLevel();
    Map<String, String> old = digests(server.plugins());

    publish("0.0.7");
    AtomicBoolean over = new AtomicBoolean();
    AtomicInteger failed = new AtomicInteger();
    AtomicInteger calls = new AtomicInteger();
    Thread load = new Thread(() -> callUntil(over, calls, failed));
    load.start();
    try {
      Eventually.until(() -> "no call", () -> calls.get() > 0);
      assertThat(http.post("/v1/install", "{}").body()).contains("\"action\":\"updated\"");
      int before = calls.get();
      Eventually.until(() -> "no call after the upgrade", () -> calls.get() > before + 1);
    } finally {
      over.set(true);
      load.join();
    }
    assertThat(failed).hasValue(0);
    assertThat(digests(server.plugins())).doesNotContainEntry("neo", old.get("neo"));

    // Nobody publishes anything any more.
    server.nginx().close();
    for (Stage client : clients) {
      Result behind = run(client, "diff", "--against", SERVER);
      assertThat(behind.exitCode()).as(behind.toString()).isEqualTo(3);
      assertThat(behind.out())
          .contains("the server has locked 0.0.7", "optimus plugin install --server " + SERVER)
          .doesNotContain(TOKEN);
    }
    installEverywhere();
    Eventually.until(() -> "the server does not run 0.0.7", this::runsTheNewVersion);
    assertLevel();
  }

  /** Calls a plugin and reads the lock, again and again. */
  private void callUntil(AtomicBoolean over, AtomicInteger calls, AtomicInteger failed) {
    while (!over.get()) {
      boolean served =
          http.get("/v1/plugins/neo").status() == 200 && http.get("/v1/lock").status() == 200;
      (served ? calls : failed).incrementAndGet();
    }
  }

  private boolean runsTheNewVersion() {
    String status = http.get("/v1/status").body();
    return status.contains("\"version\":\"0.0.7\"") && !status.contains("\"version\":\"0.0.6\"");
  }
}
